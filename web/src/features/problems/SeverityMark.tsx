import { useWords } from "../../ui/words";
import styles from "./Problems.module.css";
import { type Severity, severitySign, severityWord } from "./views";

/** How bad a problem is: a sign that fills up, and the word. */
export function SeverityMark({ severity, bare }: { severity: Severity; bare?: boolean }) {
  const { t } = useWords();
  return (
    <span
      className={styles.severity}
      data-severity={severity}
      title={bare ? t(severityWord[severity]) : undefined}
    >
      <span aria-hidden="true">{severitySign[severity]}</span>{" "}
      <span className={bare ? "hidden-visually" : ""}>{t(severityWord[severity])}</span>
    </span>
  );
}
