import { useEffect, useRef, useState } from "react";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import styles from "./SearchBox.module.css";

const REST = 250;

/** Looks people up while one types; what is looked for stands in the address. */
export function SearchBox({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setTyped(value);
    }
  }, [value]);
  useEffect(() => {
    if (typed === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = typed;
      onChange(typed);
    }, REST);
    return () => clearTimeout(timer);
  }, [typed, onChange]);
  return (
    <TextInput
      type="search"
      className={styles.box}
      aria-label={t("people.search")}
      placeholder={t("people.search")}
      value={typed}
      onChange={setTyped}
    />
  );
}
