import { useRef, useState } from "react";
import { addDays } from "../../lib/dates";
import { useDay } from "../../ui/past";
import { useWords } from "../../ui/words";
import styles from "./CalendarPage.module.css";
import type { CalendarYear } from "./calendarApi";
import { MonthGrid } from "./MonthGrid";

export interface YearGridProps {
  calendar: CalendarYear;
  /** Opens a day; absent where nothing can be changed. */
  onDay?: (on: string) => void;
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Twelve months. One stop for Tab: the arrow keys go from day to day. */
export function YearGrid({ calendar, onDay }: YearGridProps) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const now = useDay();
  const [chosen, choose] = useState(now);
  const at = chosen.startsWith(`${calendar.year}-`) ? chosen : `${calendar.year}-01-01`;
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = addDays(at, step);
    if (!to.startsWith(`${calendar.year}-`)) return;
    choose(to);
    box.current?.querySelector<HTMLElement>(`[data-on="${to}"]`)?.focus();
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons inside */}
      <div ref={box} className={styles.year} onKeyDown={onDay && onKeyDown}>
        {calendar.months.map((workdays, i) => (
          <MonthGrid
            key={i}
            calendar={calendar}
            month={i + 1}
            workdays={workdays}
            at={at}
            now={now}
            onDay={
              onDay &&
              ((on) => {
                choose(on);
                onDay(on);
              })
            }
          />
        ))}
      </div>
      {onDay && <p className="soft small">{t("cycles.calendar.keys")}</p>}
    </>
  );
}
