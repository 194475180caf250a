import { useState } from "react";
import { can } from "../../api/can";
import type { Problem } from "../../api/problems";
import { useOpened } from "../../lib/opened";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import styles from "./Sheet.module.css";
import { useProblems } from "./useProblems";

/** The title, changed where it stands: Enter and leaving save, Escape doesn't. */
export function TitleField({ problem }: { problem: Problem }) {
  const { t } = useWords();
  const { change } = useProblems();
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const opened = useOpened(problem, typed === null || refused);
  const title = typed ?? opened.title;
  if (!can(problem, "problem.update")) return <h3 className={styles.title}>{problem.title}</h3>;
  const save = async () => {
    const kept = !title.trim() || title === opened.title || (await change(opened, { title }));
    setRefused(!kept);
    if (kept) setTyped(null);
  };
  return (
    <TextInput
      className={styles.title}
      aria-label={t("problems.what")}
      value={title}
      onChange={setTyped}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") event.currentTarget.blur();
        if (event.key === "Escape" && title !== opened.title) {
          event.preventDefault();
          event.stopPropagation();
          setTyped(null);
        }
      }}
    />
  );
}
