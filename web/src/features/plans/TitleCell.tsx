import { useState } from "react";
import { can } from "../../api/can";
import { useOpened } from "../../lib/opened";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import type { Action } from "./api";
import styles from "./Plan.module.css";
import { useActions } from "./useActions";

export interface TitleCellProps {
  action: Action;
  editing: boolean;
  onEditing: (editing: boolean) => void;
}

/** The title; a press makes it an input. Enter and leaving save, Escape doesn't. */
export function TitleCell({ action, editing, onEditing }: TitleCellProps) {
  const { t } = useWords();
  const { change } = useActions();
  const [title, setTitle] = useState(action.title);
  const [refused, setRefused] = useState(false);
  const opened = useOpened(action, !editing || refused);
  if (!can(action, "action.update")) return <span className={styles.title}>{action.title}</span>;
  if (!editing)
    return (
      <button
        type="button"
        className={`${styles.title} ${styles.press}`}
        onClick={() => {
          setTitle(action.title);
          setRefused(false);
          onEditing(true);
        }}
      >
        {action.title}
      </button>
    );
  const leave = async (save: boolean) => {
    onEditing(false);
    if (!save || !title.trim() || title === opened.title) return;
    // Refused: what was typed stands there again, to be mended.
    if (await change(opened, { title })) return;
    setRefused(true);
    onEditing(true);
  };
  return (
    <TextInput
      aria-label={t("plans.name")}
      value={title}
      onChange={setTitle}
      autoFocus
      onBlur={() => void leave(true)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") void leave(true);
        if (event.key === "Escape") {
          event.stopPropagation();
          void leave(false);
        }
      }}
    />
  );
}
