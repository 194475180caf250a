import type { ReactNode } from "react";
import { formatCount, formatProgress } from "../../../lib/numbers";
import { useWords } from "../../../ui/words";
import type { Insight } from "../api";
import type { Overload } from "./data";
import styles from "./Slides.module.css";

/** People named on one slide. */
const NAMES = 6;

/** Whether the work is planned and looked at in time, and who carries too much. */
export function PlanBody({ data, overload }: { data: Insight; overload: Overload | undefined }) {
  const { t, locale } = useWords();
  const { plans, rhythm, coverage } = data;
  const of = (part: number, all: number) => (
    <>
      <b>{all === 0 ? t("insight.none") : formatProgress(part / all, locale)}</b>
      <small>{t("insight.of", { part, all })}</small>
    </>
  );
  return (
    <div className={styles.lines}>
      <ul className={styles.facts}>
        <Fact name={t("insight.onTime")}>{of(rhythm.on_time, rhythm.owing)}</Fact>
        <Fact name={t("insight.planned")}>{of(plans.key_results - plans.unplanned, plans.key_results)}</Fact>
        {coverage && <Fact name={t("insight.coverage")}>{of(coverage.serving, coverage.objectives)}</Fact>}
        <Fact name={t("insight.doneOf")}>{of(plans.done, plans.done + plans.open)}</Fact>
        <Fact name={t("insight.unplanned")}>
          <b>{formatCount(plans.unplanned, locale)}</b>
        </Fact>
        <Fact name={t("insight.overdue")}>
          <b>{formatCount(plans.overdue, locale)}</b>
        </Fact>
        <Fact name={t("insight.slipping")}>
          <b>{formatCount(plans.slipping, locale)}</b>
        </Fact>
      </ul>
      {overload && overload.count > 0 && (
        <Names
          title={t("insight.overload")}
          count={overload.count}
          list={overload.people.map((one) => `${one.name} ${formatProgress(one.share, locale)}`)}
        />
      )}
      {data.focus.length > 0 && (
        <Names
          title={t("insight.focus")}
          list={data.focus.map(
            (one) => `${one.name} ${t("insight.cellObjectives", { count: one.objectives })}`,
          )}
        />
      )}
      {!overload && <p className="soft">{t("insight.loadThen")}</p>}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <li>
      {children}
      <span>{name}</span>
    </li>
  );
}

function Names({
  title,
  list,
  count = list.length,
}: {
  title: string;
  list: readonly string[];
  count?: number;
}) {
  const { t } = useWords();
  return (
    <div>
      <h3>{title}</h3>
      <ul className={styles.names}>
        {list.slice(0, NAMES).map((one) => (
          <li key={one}>{one}</li>
        ))}
        {count > NAMES && <li>{t("insight.slides.moreNames", { count: count - NAMES })}</li>}
      </ul>
    </div>
  );
}
