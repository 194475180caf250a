import { Link } from "@tanstack/react-router";
import { formatDate } from "../../lib/dates";
import { formatDecimal, formatProgress } from "../../lib/numbers";
import { Needle } from "../../ui/Needle";
import { PersonChip } from "../../ui/PersonChip";
import { StaleMark } from "../../ui/StaleMark";
import { StatusTag } from "../../ui/StatusTag";
import { type Status, statusWord } from "../../ui/status";
import { useWords } from "../../ui/words";
import type { Line, Part } from "./api";
import styles from "./Reports.module.css";

type Then = Line["then"];

/** One fact as it stood when the report was drawn. Nothing on it can be changed; a brief one has its words elsewhere. */
export function LineRow({ line, part, brief }: { line: Line; part: Part; brief?: boolean }) {
  const { t, locale } = useWords();
  const { then } = line;
  const ofResult = !line.problem_id && !line.action_id;
  return (
    <li className={styles.line}>
      <div className={styles.head}>
        <span className={styles.about}>
          {line.objective_id ? (
            <Link
              to="/okrs/$objectiveId"
              params={{ objectiveId: line.objective_id }}
              search={line.key_result_id ? { kr: line.key_result_id } : {}}
              className={styles.name}
            >
              {then.title}
            </Link>
          ) : (
            <Link to="/problems" search={{ problem: line.problem_id }} className={styles.name}>
              {then.title}
            </Link>
          )}
          {then.under && <span className="soft small">{then.under}</span>}
        </span>
        <span className={styles.marks}>
          {ofResult && then.status && (
            <>
              <Needle
                progress={then.progress ?? null}
                expected={then.expected ?? null}
                status={then.status as Status}
              />
              <StatusTag status={then.status as Status} />
            </>
          )}
          {part === "stale" && <StaleMark />}
          {then.called && then.called !== then.status && (
            <span className="small">
              {t("reports.line.called", { status: t(statusWord[then.called as Status]) })}
            </span>
          )}
          {part === "moved" && !!then.gained && (
            <span className={styles.gained}>
              {t("reports.line.gained", { value: formatProgress(then.gained, locale) })}
            </span>
          )}
          {ofResult && then.current != null && (
            <span className={styles.number}>{formatDecimal(then.current, { locale, unit: then.unit })}</span>
          )}
          {!ofResult && <Facts then={then} problem={!!line.problem_id} />}
          {then.person_name && <PersonChip name={then.person_name} />}
        </span>
      </div>
      {then.question && (
        <p className={styles.said}>
          {t("reports.line.asks", { name: then.decider_name ?? "?", question: then.question })}
        </p>
      )}
      {ofResult && !brief && part !== "stale" && <Said then={then} />}
      {line.because && line.because.length > 0 && (
        <ul className={styles.because} aria-label={t("reports.line.because", { title: then.title })}>
          {line.because.map((cause, i) => (
            <li key={i}>
              <span className="soft small">
                {t(cause.problem_id ? "reports.line.problem" : "reports.line.action")}
              </span>{" "}
              {cause.then.title}{" "}
              <span className="soft small">
                <Facts then={cause.then} problem={!!cause.problem_id} />
                {cause.then.person_name && ` · ${cause.then.person_name}`}
              </span>
              {cause.then.question && (
                <span className="small">
                  {" "}
                  {t("reports.line.asks", {
                    name: cause.then.decider_name ?? "?",
                    question: cause.then.question,
                  })}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** Of a problem how much it harms and how old it is; of an action when it is due. */
function Facts({ then, problem }: { then: Then; problem: boolean }) {
  const { t, locale } = useWords();
  if (problem)
    return (
      <span className="small">
        {t("reports.line.harm", { value: formatDecimal(String(then.harm ?? 0), { locale }) })} ·{" "}
        {t("reports.line.age", { count: then.age ?? 0 })}
      </span>
    );
  return (
    <span className={`small ${then.late ? styles.late : ""}`}>
      {t(then.late ? "reports.line.late" : "reports.line.due", { day: formatDate(then.due_on, locale) })}
    </span>
  );
}

/** The last words on a key result by then: why it stands so, and what comes next. */
function Said({ then }: { then: Then }) {
  const { t, locale } = useWords();
  const said = then.words;
  if (!said) return <p className={`${styles.said} soft`}>{t("reports.line.silent")}</p>;
  return (
    <p className={styles.said}>
      <span className="soft">
        {t("reports.line.said", { name: said.person_name ?? "?", day: formatDate(said.as_of, locale) })}
      </span>{" "}
      {said.note || t("reports.line.wordless")}
      {said.blockers && ` ${t("reports.line.blockers", { words: said.blockers })}`}
      {said.next && ` ${t("reports.line.next", { words: said.next })}`}
    </p>
  );
}
