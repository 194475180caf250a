import { formatDate } from "../../lib/dates";
import { dateFormat } from "../../lib/formats";
import { useWords } from "../../ui/words";
import styles from "./CalendarPage.module.css";
import type { CalendarYear } from "./calendarApi";
import { type Cell, weeksOf } from "./monthDays";

export interface MonthGridProps {
  calendar: CalendarYear;
  month: number;
  workdays: number;
  /** The day that Tab goes to. */
  at: string;
  now: string;
  onDay?: (on: string) => void;
}

/** One month, Monday first. */
export function MonthGrid({ calendar, month, workdays, at, now, onDay }: MonthGridProps) {
  const { t, locale } = useWords();
  const format = (day: number, style: Intl.DateTimeFormatOptions) =>
    dateFormat(locale, { ...style, timeZone: "UTC" }).format(Date.UTC(calendar.year, month - 1, day));
  // 2024 began on a Monday.
  const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) =>
    dateFormat(locale, { weekday: "narrow", timeZone: "UTC" }).format(Date.UTC(2024, 0, day)),
  );
  return (
    <div className={styles.card}>
      <table className={styles.month}>
        <caption>{t("cycles.calendar.month", { month: format(1, { month: "long" }), workdays })}</caption>
        <thead>
          <tr>
            {weekdays.map((word, i) => (
              <th key={i} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(calendar, month).map((week, i) => (
            <tr key={i}>
              {week.map((cell, j) => (
                <td key={j}>{cell && <Day cell={cell} at={at} now={now} onDay={onDay} />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Day({
  cell,
  at,
  now,
  onDay,
}: {
  cell: Cell;
  at: string;
  now: string;
  onDay?: (on: string) => void;
}) {
  const { t, locale } = useWords();
  const { exception } = cell;
  const kind = exception?.kind;
  const name = locale.startsWith("zh") ? exception?.name : exception?.name_en || exception?.name;
  const classes = [
    styles.day,
    !cell.worked && styles.free,
    kind === "holiday" && styles.holiday,
    kind === "makeup" && styles.makeup,
    (kind === "holiday" || kind === "makeup") && styles.marked,
    exception?.edited && styles.edited,
    cell.on === now && styles.now,
  ];
  const props = { className: classes.filter(Boolean).join(" "), title: name };
  const face = (
    <>
      {cell.day}
      {kind === "holiday" && <small>{t("cycles.calendar.rest")}</small>}
      {kind === "makeup" && <small>{t("cycles.calendar.work")}</small>}
    </>
  );
  if (!onDay) return <span {...props}>{face}</span>;
  const state = t(cell.worked ? "cycles.calendar.kind.makeup" : "cycles.calendar.kind.holiday");
  return (
    <button
      type="button"
      {...props}
      data-on={cell.on}
      tabIndex={cell.on === at ? 0 : -1}
      aria-label={[formatDate(cell.on, locale), state, name].filter(Boolean).join(" ")}
      aria-current={cell.on === now ? "date" : undefined}
      onClick={() => onDay(cell.on)}
    >
      {face}
    </button>
  );
}
