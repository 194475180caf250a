import { useWords } from "../../ui/words";
import styles from "./Insight.module.css";

/** A count of another as a percentage, with both; a dash where there is nothing to count. */
export function Share({ part, of }: { part: number; of: number }) {
  const { t } = useWords();
  if (of === 0)
    return (
      <span className={`soft ${styles.share}`}>
        <span aria-hidden="true">{t("insight.none")}</span>
        <span className="hidden-visually">{t("insight.health.unknown")}</span>
      </span>
    );
  return (
    <span className={styles.share}>
      {Math.round((part * 100) / of)}%{" "}
      <span className="soft small">{t("insight.of", { part, all: of })}</span>
    </span>
  );
}
