import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { formatDate } from "../../lib/dates";
import { formatProgress } from "../../lib/numbers";
import { StatusTag } from "../../ui/StatusTag";
import type { Status } from "../../ui/status";
import { useWords } from "../../ui/words";
import type { Cause, ObjectiveFacts, ResultFacts } from "./api";
import { counted, points, withUnit, wrong } from "./numbers";
import { PastProblems } from "./PastProblems";
import styles from "./Retrospectives.module.css";

interface AnalysisFactsProps {
  facts: ObjectiveFacts;
  causes: readonly Cause[];
  /** Whether the reader may put problems down to causes. */
  may: boolean;
}

/** What may explain it: when it was behind, what moved it, forecasts that were wrong, actions that slipped, problems. */
export function AnalysisFacts({ facts, causes, may }: AnalysisFactsProps) {
  const { t } = useWords();
  const results = counted(facts);
  const missed = results.filter((one) => wrong(one).length > 0);
  return (
    <>
      <Part title={t("retrospectives.when")} none={results.every((one) => one.stretches.length === 0)}>
        {results.map((result) => (
          <When key={result.key_result.id} result={result} />
        ))}
      </Part>
      <Part title={t("retrospectives.foretold")} none={missed.length === 0}>
        {missed.map((result) => (
          <Wrong key={result.key_result.id} result={result} />
        ))}
      </Part>
      <Part
        title={t("retrospectives.slips", { count: facts.slips.length, total: facts.actions })}
        none={facts.slips.length === 0}
      >
        {facts.slips.map((slip) => (
          <Slip key={slip.id} slip={slip} />
        ))}
      </Part>
      <Part
        title={t("retrospectives.problems", { count: facts.problems.length })}
        none={facts.problems.length === 0}
      >
        <PastProblems facts={facts} causes={causes} may={may} />
      </Part>
    </>
  );
}

function Part({ title, none, children }: { title: string; none: boolean; children: ReactNode }) {
  const { t } = useWords();
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      {none ? (
        <p className="soft small">{t("retrospectives.nothingKnown")}</p>
      ) : (
        <ul className={styles.list}>{children}</ul>
      )}
    </section>
  );
}

/** Runs of one status, and the steps that moved most. */
function When({ result }: { result: ResultFacts }) {
  const { t, locale } = useWords();
  if (result.stretches.length === 0) return null;
  const span = (from: string, to: string) =>
    from === to
      ? formatDate(from, locale)
      : t("retrospectives.span", { from: formatDate(from, locale), to: formatDate(to, locale) });
  const gapWords = (gap: number) => {
    if (points(gap) === 0) return t("retrospectives.onLine");
    return t(gap > 0 ? "retrospectives.behind" : "retrospectives.ahead", { points: points(gap) });
  };
  return (
    <li>
      <span className={styles.name}>{result.key_result.title}</span>
      {result.stretches.map((run) => (
        <span key={run.from} className={styles.fact}>
          <span className={styles.days}>{span(run.from, run.to)}</span>
          <StatusTag status={run.status as Status} />
          {run.gap !== null && ` ${gapWords(run.gap)}`}
        </span>
      ))}
      {result.moves.map((move) => (
        <span key={`${move.from}${move.to}`} className={styles.fact}>
          {t("retrospectives.move", {
            from: formatDate(move.from, locale),
            to: formatDate(move.to, locale),
            before: withUnit(move.before, result, locale),
            after: withUnit(move.after, result, locale),
            by: `${move.by > 0 ? "+" : "−"}${points(move.by)}`,
          })}
          {move.note && ` ${t("retrospectives.saying", { who: move.person_name, note: move.note })}`}
        </span>
      ))}
    </li>
  );
}

function Wrong({ result }: { result: ResultFacts }) {
  const { t, locale } = useWords();
  return (
    <li>
      <span className={styles.name}>{result.key_result.title}</span>
      {wrong(result).map((one) => (
        <span key={one.on} className={styles.fact}>
          {t(one.kept ? "retrospectives.lastForecast" : "retrospectives.halfway", {
            on: formatDate(one.on, locale),
            count: one.count,
          })}
          {t("retrospectives.forecast", {
            value: withUnit(one.value, result, locale),
            low: withUnit(one.low, result, locale),
            high: withUnit(one.high, result, locale),
            chance: formatProgress(one.chance, locale),
            came: withUnit(one.came, result, locale),
          })}
          {one.outside && ` ${t("retrospectives.outside")}`}
          {one.surprising && ` ${t("retrospectives.surprising")}`}
        </span>
      ))}
    </li>
  );
}

function Slip({ slip }: { slip: ObjectiveFacts["slips"][number] }) {
  const { t, locale } = useWords();
  return (
    <li>
      <Link to="/key-results/$id/plan" params={{ id: slip.key_result_id }} className={styles.name}>
        {slip.title}
      </Link>
      <span className={styles.fact}>
        {[
          slip.owner_name,
          slip.due_on && t("retrospectives.due", { on: formatDate(slip.due_on, locale) }),
          slip.done_on && t("retrospectives.doneOn", { on: formatDate(slip.done_on, locale) }),
          t(`retrospectives.slip.${slip.how}`, { count: slip.workdays }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
      {slip.blocked_why && (
        <span className={styles.fact}>{t("retrospectives.blocked", { why: slip.blocked_why })}</span>
      )}
    </li>
  );
}
