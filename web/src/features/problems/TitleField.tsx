import { useEffect, useState } from "react";
import { can } from "../../api/can";
import type { Problem } from "../../api/problems";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import styles from "./Sheet.module.css";
import { useProblems } from "./useProblems";

/** The title, changed where it stands: Enter and leaving save, Escape doesn't. */
export function TitleField({ problem }: { problem: Problem }) {
  const { t } = useWords();
  const { change } = useProblems();
  const [title, setTitle] = useState(problem.title);
  useEffect(() => setTitle(problem.title), [problem.title]);
  if (!can(problem, "problem.update")) return <h3 className={styles.title}>{problem.title}</h3>;
  const save = () => {
    if (title.trim() && title !== problem.title) void change(problem, { title });
    else setTitle(problem.title);
  };
  return (
    <TextInput
      className={styles.title}
      aria-label={t("problems.what")}
      value={title}
      onChange={setTitle}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") event.currentTarget.blur();
        if (event.key === "Escape" && title !== problem.title) {
          event.preventDefault();
          event.stopPropagation();
          setTitle(problem.title);
        }
      }}
    />
  );
}
