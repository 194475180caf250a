import styles from "./Field.module.css";
import { Icon } from "./Icon";

/** Why a field was refused. Nothing for no words. */
export function FieldError({ id, words }: { id?: string; words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <span id={id} className={styles.error}>
      <Icon name="warn" size={13} />
      <span>{words.join(" ")}</span>
    </span>
  );
}
