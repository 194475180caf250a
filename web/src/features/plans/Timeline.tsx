import { useRef } from "react";
import { daysBetween, formatDate } from "../../lib/dates";
import { useDay, usePast } from "../../ui/past";
import { useWords } from "../../ui/words";
import type { Action } from "./api";
import { Bar } from "./Bar";
import styles from "./Timeline.module.css";
import { marksOf, placeOf, spanOf } from "./timeline";

export interface TimelineProps {
  actions: readonly Action[];
  /** The key result's due date: a line that bars had better not cross. */
  dueOn?: string;
  onEdit: (action: Action) => void;
}

/** Actions over time. A bar is moved by dragging or by Alt+← →; others that have to move are shown before. */
export function Timeline({ actions, dueOn, onEdit }: TimelineProps) {
  const { t, locale } = useWords();
  const field = useRef<HTMLDivElement>(null);
  const now = useDay();
  const past = usePast();
  const span = spanOf(actions, now, dueOn);
  const days = daysBetween(span.from, span.to) + 1;
  const at = (day: string) => ({ left: `${placeOf(span, day)}%` });
  return (
    <section
      className={styles.timeline}
      aria-label={t("plans.timelineOf", {
        from: formatDate(span.from, locale),
        to: formatDate(span.to, locale),
      })}
    >
      <div className={styles.head} aria-hidden="true">
        {marksOf(span).map((day) => (
          <span key={day} className={styles.mark} style={at(day)}>
            {Number(day.slice(5, 7))}/{Number(day.slice(8))}
          </span>
        ))}
      </div>
      <div className={styles.field} ref={field}>
        {marksOf(span).map((day) => (
          <i key={day} className={styles.rule} style={at(day)} />
        ))}
        <i className={styles.today} style={at(now)} />
        {dueOn && <i className={styles.due} style={at(dueOn)} />}
        <ul>
          {actions.map((action) => (
            <Bar
              key={action.id}
              action={action}
              span={span}
              dayWidth={() => (field.current?.clientWidth ?? days) / days}
              onEdit={() => onEdit(action)}
            />
          ))}
        </ul>
      </div>
      <p className={styles.legend}>
        <span className={styles.todayWord}>{past ? formatDate(past, locale) : t("plans.today")}</span>
        {dueOn && (
          <span className={styles.dueWord}>
            {t("plans.keyResultDue")} {formatDate(dueOn, locale)}
          </span>
        )}
        {!past && <span className={styles.help}>{t("plans.moveHint")}</span>}
      </p>
    </section>
  );
}
