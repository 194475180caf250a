import { Icon } from "../../ui/Icon";
import { useWords } from "../../ui/words";
import type { Metric } from "./api";
import styles from "./Metrics.module.css";

/** Says that the last value is older than it may be; nothing while it isn't. */
export function FreshMark({ metric }: { metric: Metric }) {
  const { t } = useWords();
  if (!metric.overdue) return null;
  return (
    <span className={styles.overdue}>
      <Icon name="warn" size={14} />
      {t("metrics.overdue", { count: metric.age ?? 0 })}
    </span>
  );
}
