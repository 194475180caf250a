import { useState } from "react";
import { can } from "../../api/can";
import { formatDate } from "../../lib/dates";
import { DatePick } from "../../ui/DatePick";
import { useWords } from "../../ui/words";
import type { Action } from "./api";
import { EffectsDialog } from "./EffectsDialog";
import styles from "./Plan.module.css";

/** When: from and to, and how much work. Changing the due date first shows what that does to others. */
export function DueCell({ action }: { action: Action }) {
  const { t, locale } = useWords();
  const [picking, setPicking] = useState(false);
  const [due, setDue] = useState<string | null>(null);
  const mayEdit = can(action, "action.update");
  const words = (
    <time dateTime={action.due_on}>
      {action.starts_on
        ? t("plans.dates", {
            from: formatDate(action.starts_on, locale),
            to: formatDate(action.due_on, locale),
          })
        : formatDate(action.due_on, locale)}
    </time>
  );
  const leave = (next: string) => {
    setPicking(false);
    if (next && next !== action.due_on) setDue(next);
  };
  return (
    <div className={styles.when}>
      {picking ? (
        <DueInput due={action.due_on} onLeave={leave} />
      ) : mayEdit ? (
        <button
          type="button"
          className={styles.press}
          aria-label={`${t("plans.due")} ${formatDate(action.due_on, locale)}`}
          onClick={() => setPicking(true)}
        >
          {words}
        </button>
      ) : (
        words
      )}
      {action.effort_days && (
        <span className={styles.soft}>{t("plans.effortDays", { count: Number(action.effort_days) })}</span>
      )}
      {due && <EffectsDialog action={action} body={{ due_on: due }} onClose={() => setDue(null)} />}
    </div>
  );
}

function DueInput({ due, onLeave }: { due: string; onLeave: (due: string) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(due);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notices that focus has left, and the keys
    <span
      onBlur={() => onLeave(typed)}
      onKeyDown={(event) => {
        if (event.key === "Enter") onLeave(typed);
        if (event.key === "Escape") onLeave("");
      }}
    >
      <DatePick aria-label={t("plans.due")} value={typed} onChange={setTyped} />
    </span>
  );
}
