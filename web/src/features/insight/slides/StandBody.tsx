import { formatDate } from "../../../lib/dates";
import { formatCount, formatProgress } from "../../../lib/numbers";
import { Needle } from "../../../ui/Needle";
import { StatusTag } from "../../../ui/StatusTag";
import { type Status, statusColour, statusIcon, statusWord } from "../../../ui/status";
import { useWords } from "../../../ui/words";
import type { Insight } from "../api";
import { Bounds } from "../Bounds";
import { pointsBetween } from "../change";
import styles from "./Slides.module.css";

interface StandProps {
  data: Insight;
  past: boolean;
  /** Objectives that have a slide of their own, and those that have none. */
  shown: number;
  leftOut: number;
}

/** How far it is as a whole, beside where it should be, and how key results stand. */
export function StandBody({ data, past, shown, leftOut }: StandProps) {
  const { t, locale } = useWords();
  if (data.objectives.length === 0)
    return (
      <div className={styles.lines}>
        <p className={styles.large}>{t(past ? "insight.emptyThen" : "insight.empty")}</p>
        <p className="soft">
          {t(past ? "insight.emptyThenWords" : "insight.emptyWords", { count: data.waiting })}
        </p>
      </div>
    );
  const change = pointsBetween(data.before, data.progress);
  return (
    <div className={styles.lines}>
      <div className={styles.whole}>
        <p className={styles.number} style={{ color: statusColour[data.status] }}>
          {formatProgress(data.progress, locale)}
        </p>
        <StatusTag status={data.status} />
        <Needle bare progress={data.progress} expected={data.expected} status={data.status} />
      </div>
      <p>
        {t(past ? "insight.wholeThen" : "insight.wholeWords", {
          count: data.active,
          expected: formatProgress(data.expected, locale),
          since: formatDate(data.since, locale, ""),
          change: change === null ? t("insight.changeUnknown") : t("insight.points", { value: change }),
        })}
      </p>
      <h3>{t("insight.slides.results")}</h3>
      <ul className={styles.facts}>
        {(Object.keys(statusWord) as Status[])
          .filter((status) => data.statuses[status])
          .map((status) => (
            <li key={status}>
              <b>{formatCount(data.statuses[status] ?? 0, locale)}</b>
              <span>
                <span aria-hidden="true" style={{ color: statusColour[status] }}>
                  {statusIcon[status]}
                </span>{" "}
                {t(statusWord[status])}
              </span>
            </li>
          ))}
      </ul>
      <Bounds data={data} className="soft" alone />
      {leftOut > 0 && <p className="soft">{t("insight.slides.leftOut", { shown, leftOut })}</p>}
    </div>
  );
}
