import { Link } from "@tanstack/react-router";
import { formatDate } from "../../lib/dates";
import { Markdown } from "../../ui/Markdown";
import { Select } from "../../ui/Select";
import { useWords } from "../../ui/words";
import type { Cause, HeldUp, ObjectiveFacts, PastProblem } from "./api";
import styles from "./Retrospectives.module.css";
import { useHeldUp } from "./useHeldUp";
import { useLooking } from "./useLooking";

interface PastProblemsProps {
  facts: ObjectiveFacts;
  /** Those of the objective, in the order of their votes. */
  causes: readonly Cause[];
  may: boolean;
}

/** Problems by the cause that they are put down to, those that are put down to none last. */
export function PastProblems({ facts, causes, may }: PastProblemsProps) {
  const { t } = useWords();
  const row = (problem: PastProblem) => (
    <Problem key={problem.id} problem={problem} causes={causes} may={may && causes.length > 0} />
  );
  const under = (id: string) => facts.problems.filter((one) => (one.cause_id ?? "") === id);
  const untied = under("");
  if (untied.length === facts.problems.length) return <>{untied.map(row)}</>;
  return (
    <>
      {causes.map((cause) => (
        <Group key={cause.id} title={cause.words} held={cause.held_up} problems={under(cause.id)} row={row} />
      ))}
      <Group title={t("retrospectives.noCause")} held={facts.untied} problems={untied} row={row} />
    </>
  );
}

interface GroupProps {
  title: string;
  held?: HeldUp;
  problems: PastProblem[];
  row: (problem: PastProblem) => React.ReactNode;
}

function Group({ title, held, problems, row }: GroupProps) {
  const heldUp = useHeldUp();
  if (problems.length === 0) return null;
  return (
    <li className={styles.group}>
      <h4>{title}</h4>
      <span className={styles.fact}>{heldUp(held)}</span>
      <ul className={styles.list}>{problems.map(row)}</ul>
    </li>
  );
}

interface ProblemProps {
  problem: PastProblem;
  causes: readonly Cause[];
  may: boolean;
}

function Problem({ problem, causes, may }: ProblemProps) {
  const { t, locale } = useWords();
  const { tie } = useLooking();
  const span = { from: formatDate(problem.raised_on, locale), count: problem.age };
  return (
    <li>
      <Link to="/problems" search={{ problem: problem.id }} className={styles.name}>
        {problem.title}
      </Link>
      <span className={styles.fact}>
        {[
          t(`retrospectives.severity.${problem.severity}`),
          problem.solved_on
            ? t("retrospectives.solved", { ...span, to: formatDate(problem.solved_on, locale) })
            : t("retrospectives.unsolved", span),
        ].join(" · ")}
      </span>
      {problem.how && (
        <div className={styles.how}>
          <span className="soft small">{t("retrospectives.how")}</span>
          <Markdown text={problem.how} />
        </div>
      )}
      {may && (
        <Select
          className={styles.tie}
          aria-label={t("retrospectives.causeOf", { title: problem.title })}
          value={problem.cause_id ?? ""}
          options={[
            { value: "", label: t("retrospectives.putDownTo") },
            ...causes.map((cause) => ({ value: cause.id, label: cause.words })),
          ]}
          onChange={(cause) => tie(problem, cause)}
        />
      )}
    </li>
  );
}
