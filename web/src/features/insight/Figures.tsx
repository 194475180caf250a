import type { ReactNode } from "react";
import { formatDate } from "../../lib/dates";
import { formatCount, formatProgress } from "../../lib/numbers";
import { Needle } from "../../ui/Needle";
import { Panel } from "../../ui/Panel";
import { usePast } from "../../ui/past";
import { type Status, statusColour, statusIcon, statusWord } from "../../ui/status";
import { useWords } from "../../ui/words";
import type { AnyInsight } from "./api";
import { pointsBetween } from "./change";
import styles from "./Insight.module.css";
import { Lead, useGuest } from "./Lead";
import { resultsOf } from "./places";

const ORDER = ["off_track", "at_risk", "on_track", "no_data", "achieved", "missed"] as const;

/** How far it is as a whole, and the counts; each leads to what is counted. */
export function Figures({ data }: { data: AnyInsight }) {
  const { t, locale } = useWords();
  const past = usePast();
  const guest = useGuest();
  const { plans, rhythm, coverage } = data;
  const owed = rhythm.owing - rhythm.on_time;
  const planned =
    plans.key_results === 0
      ? t("insight.none")
      : formatProgress((plans.key_results - plans.unplanned) / plans.key_results, locale);
  const change = pointsBetween(data.before, data.progress);
  return (
    <Panel>
      <div className={styles.whole}>
        <Needle size="big" progress={data.progress} expected={data.expected} status={data.status} />
      </div>
      <p className="soft small">
        {t(past ? "insight.wholeThen" : "insight.wholeWords", {
          count: data.active,
          expected: formatProgress(data.expected, locale),
          since: formatDate(data.since, locale),
          change:
            change !== null
              ? t("insight.points", { value: change })
              : t(data.reckoned?.no_past ? "insight.changeUntold" : "insight.changeUnknown"),
        })}
      </p>
      <ul className={styles.figures}>
        {ORDER.filter((s) => data.statuses[s]).map((status) => (
          <Figure
            key={status}
            name={
              <>
                <span aria-hidden="true" style={{ color: statusColour[status] }}>
                  {statusIcon[status]}
                </span>{" "}
                {t(statusWord[status as Status])}
              </>
            }
          >
            <Lead
              to="/okrs"
              search={resultsOf(data, t("insight.find.status", { status: t(statusWord[status]) }))}
            >
              {formatCount(data.statuses[status] ?? 0, locale)}
            </Lead>
          </Figure>
        ))}
        <Figure name={t("insight.onTime")}>
          <span>
            {rhythm.owing === 0 ? t("insight.none") : formatProgress(rhythm.on_time / rhythm.owing, locale)}
          </span>
          <small>{t("insight.of", { part: rhythm.on_time, all: rhythm.owing })}</small>
          {owed > 0 && !guest && (
            <Lead className={styles.owed} to="/okrs" search={resultsOf(data, t("insight.find.stale"))}>
              {t("insight.owed", { count: owed })}
            </Lead>
          )}
        </Figure>
        <Figure name={t("insight.planned")}>
          {guest ? <span>{planned}</span> : <a href="#insight-plans">{planned}</a>}
          <small>
            {t("insight.of", { part: plans.key_results - plans.unplanned, all: plans.key_results })}
          </small>
        </Figure>
        {coverage && coverage.objectives > 0 && (
          <Figure name={t("insight.coverage")}>
            <Lead to="/map" search={{ cycle: data.cycle.id, team: data.team_id }}>
              {formatProgress(coverage.serving / coverage.objectives, locale)}
            </Lead>
            <small>{t("insight.of", { part: coverage.serving, all: coverage.objectives })}</small>
          </Figure>
        )}
      </ul>
    </Panel>
  );
}

function Figure({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <li>
      <span className={styles.figureName}>{name}</span>
      <span className={styles.figure}>{children}</span>
    </li>
  );
}
