import { useWords } from "../../ui/words";
import type { Action } from "./api";
import styles from "./Plan.module.css";

/** What is late about an action, by workdays: in words, a sign and colour. Nothing while in time. */
export function SignalMark({ action }: { action: Action }) {
  const { t } = useWords();
  const { signal, workdays: count = 0 } = action;
  if (!signal) return null;
  const words =
    signal === "overdue" && count === 0
      ? t("plans.signals.overdueFree")
      : t(`plans.signals.${signal}`, { count });
  return (
    <span className={signal === "overdue" ? styles.late : styles.warn}>
      <span aria-hidden="true">{signal === "overdue" ? "■" : "▲"}</span> {words}
    </span>
  );
}
