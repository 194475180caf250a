import type { KeyResult } from "../../../api/okr";
import { formatDate } from "../../../lib/dates";
import { useWords } from "../../../ui/words";
import styles from "./Rows.module.css";

/** How far the plan of a key result is, and what is to be done next. */
export function PlanLine({ actions }: { actions: NonNullable<KeyResult["actions"]> }) {
  const { t, locale } = useWords();
  const { open, done, overdue, next } = actions;
  if (open + done === 0) return null;
  return (
    <div className={styles.facts}>
      {t("objectives.list.plan.done", { done, of: open + done })}
      {overdue > 0 && (
        <span className={styles.late}> · {t("objectives.list.plan.overdue", { count: overdue })}</span>
      )}
      {next &&
        ` · ${t("objectives.list.plan.next", { title: next.title, due: formatDate(next.due_on, locale) })}`}
    </div>
  );
}
