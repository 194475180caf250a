import { formatDate } from "../../lib/dates";
import { useDay } from "../../ui/past";
import { Tag } from "../../ui/Tag";
import { TalkButton } from "../../ui/TalkButton";
import { useWords } from "../../ui/words";
import type { Cycle } from "./api";
import { type Axis, share, stretch } from "./axis";
import { CycleActions } from "./CycleActions";
import styles from "./CycleList.module.css";

export interface CycleRowProps {
  cycle: Cycle;
  depth: number;
  axis: Axis;
  onEdit: (cycle: Cycle) => void;
}

/** One cycle: what it is, how far it is, and where it lies in time. */
export function CycleRow({ cycle, depth, axis, onEdit }: CycleRowProps) {
  const { t, locale } = useWords();
  const day = useDay();
  const now = share(axis, day);
  const late = cycle.phase !== cycle.phase_by_dates;
  return (
    <li className={`${styles.row} ${cycle.current ? styles.current : ""}`} data-cycle={cycle.name}>
      <div className={styles.what} style={{ paddingInlineStart: depth * 18 }}>
        <div className={styles.name}>
          <strong>{cycle.name}</strong>
          <span className={`${styles.phase} ${styles[cycle.phase]}`}>{t(`cycles.phase.${cycle.phase}`)}</span>
          {cycle.current && <Tag>{t("cycles.current")}</Tag>}
          <TalkButton subjectKind="cycle" subjectId={cycle.id} title={cycle.name} />
        </div>
        <div className={styles.facts}>
          <span>
            {t("cycles.dates", {
              from: formatDate(cycle.starts_on, locale),
              to: formatDate(cycle.ends_on, locale, cycle.starts_on),
            })}
          </span>
          <span>{weekWords(cycle, t)}</span>
          <span>{t("cycles.workdays", { done: cycle.workdays_done, all: cycle.workdays })}</span>
          {!cycle.holidays_known && <span>{t("cycles.unknownHolidays")}</span>}
        </div>
        {late && (
          <p className={styles.due}>
            {t("cycles.due", { phase: t(`cycles.phase.${cycle.phase_by_dates}`) })}
          </p>
        )}
      </div>
      <div className={styles.track} aria-hidden="true">
        {axis.ticks.map((tick) => (
          <i key={tick.on} className={styles.grid} style={{ left: `${tick.at * 100}%` }} />
        ))}
        <i className={styles.reach} style={stretch(axis, cycle.phases.drafting_on, cycle.phases.closed_on)} />
        <span className={styles.span} style={stretch(axis, cycle.starts_on, cycle.ends_on)}>
          <i className={styles.done} style={{ width: `${doneShare(cycle, day) * 100}%` }} />
        </span>
        {now >= 0 && now <= 1 && <i className={styles.nowLine} style={{ left: `${now * 100}%` }} />}
      </div>
      <CycleActions cycle={cycle} onEdit={onEdit} />
    </li>
  );
}

function weekWords(cycle: Cycle, t: (key: string, values?: Record<string, unknown>) => string): string {
  if (cycle.week === 0) return t("cycles.before");
  if (cycle.week > cycle.weeks) return t("cycles.after");
  return t("cycles.week", { n: cycle.week, of: cycle.weeks });
}

/** Time gone, which is what the bar's length stands for; workdays are told in words. */
function doneShare(cycle: Cycle, day: string): number {
  const axis: Axis = { from: cycle.starts_on, to: cycle.ends_on, ticks: [] };
  return Math.min(1, Math.max(0, share(axis, day)));
}
