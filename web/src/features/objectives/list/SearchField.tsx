import { useEffect, useRef, useState } from "react";
import { useKey } from "../../../ui/keys";
import { TextInput } from "../../../ui/TextInput";
import { useWords } from "../../../ui/words";
import styles from "./Bars.module.css";

const REST = 250;

/** Part of a title. What is looked for goes into the address when typing rests. */
export function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const sent = useRef(value);
  const send = useRef(onChange);
  send.current = onChange;
  useKey("/", t("objectives.list.keys.search"), () => input.current?.focus());
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setTyped(value);
  }, [value]);
  useEffect(() => {
    if (typed === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = typed;
      send.current(typed);
    }, REST);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <TextInput
      ref={input}
      type="search"
      className={styles.search}
      aria-label={t("objectives.list.by.text")}
      placeholder={t("objectives.list.by.text")}
      value={typed}
      onChange={setTyped}
    />
  );
}
