import { Kbd } from "../../ui/Kbd";
import { useWords } from "../../ui/words";
import styles from "./Inbox.module.css";

const keys = ["j", "k", "e", "s", "u"] as const;

/** The keys that work on the list, in sight. */
export function InboxKeys() {
  const { t } = useWords();
  return (
    <ul className={styles.keys}>
      {keys.map((key) => (
        <li key={key}>
          <Kbd combo={key} /> {t(`notices.key.${key}`)}
        </li>
      ))}
    </ul>
  );
}
