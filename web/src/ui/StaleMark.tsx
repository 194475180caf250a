import styles from "./StaleMark.module.css";
import { useWords } from "./words";

/** The check-in due by the cadence is missing. Lies over the status, never in place of it. */
export function StaleMark({ days }: { days?: number | null }) {
  const { t } = useWords();
  return (
    <span className={styles.stale}>
      <i className={styles.ring} aria-hidden="true" />
      {days ? t("ui.stale.days", { count: days }) : t("ui.stale.late")}
    </span>
  );
}
