import styles from "./StatusTag.module.css";
import { type Status, statusColour, statusIcon, statusWord } from "./status";
import { useWords } from "./words";

/** A status in sign, word and colour. */
export function StatusTag({ status }: { status: Status }) {
  const { t } = useWords();
  return (
    <span className={styles.tag} style={{ color: statusColour[status] }}>
      <span aria-hidden="true" className={styles.icon}>
        {statusIcon[status]}
      </span>
      {t(statusWord[status])}
    </span>
  );
}
