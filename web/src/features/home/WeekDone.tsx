import { useEffect, useRef } from "react";
import { formatDate } from "../../lib/dates";
import { dateFormat } from "../../lib/formats";
import { Panel } from "../../ui/Panel";
import { useWords } from "../../ui/words";
import type { Home } from "./api";
import styles from "./HomePage.module.css";

/** Nothing left to check in: said once, calmly, with the day of the next. */
export function WeekDone({ home, focus }: { home: Home; focus: boolean }) {
  const { t, locale } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  // The form that had the focus is gone: the keys go on from here.
  useEffect(() => {
    if (focus && document.activeElement === document.body) heading.current?.focus();
  }, [focus]);
  return (
    <Panel>
      <h2 ref={heading} tabIndex={-1} className={styles.done}>
        <span aria-hidden="true">✓</span> {t(home.done > 0 ? "home.done.title" : "home.done.none")}
      </h2>
      <p className="soft">
        {home.done > 0 && `${t("home.done.count", { count: home.done })} `}
        {home.next_on && t("home.done.next", { on: dayOf(home.next_on, locale) })}
      </p>
    </Panel>
  );
}

/** "11月30日星期一" */
function dayOf(date: string, locale: string): string {
  const weekday = dateFormat(locale, { timeZone: "UTC", weekday: "long" }).format(
    new Date(`${date}T00:00:00Z`),
  );
  return locale.startsWith("zh")
    ? `${weekday}（${formatDate(date, locale)}）`
    : `${weekday}, ${formatDate(date, locale)}`;
}
