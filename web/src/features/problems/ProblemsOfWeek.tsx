import { useState } from "react";
import type { Problem } from "../../api/problems";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { Panel } from "../../ui/Panel";
import type { Slots } from "../../ui/slots";
import { useWords } from "../../ui/words";
import { DecideForm } from "./DecideForm";
import { ProblemSheet } from "./ProblemSheet";
import styles from "./Problems.module.css";
import { SeverityMark } from "./SeverityMark";
import { SolveDialog } from "./SolveDialog";
import { useProblems } from "./useProblems";

/** A person's week: what waits for their decision, answered in place, and the problems in their hands. */
export function ProblemsOfWeek({ deciding, own }: Slots["problemsOfWeek"]) {
  const { t } = useWords();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      {deciding.length > 0 && (
        <Panel title={t("problems.deciding")}>
          <ul className={styles.week}>
            {deciding.map((problem) => (
              <Deciding key={problem.id} problem={problem} onOpen={() => setOpen(problem.id)} />
            ))}
          </ul>
        </Panel>
      )}
      {own.length > 0 && (
        <Panel
          title={t("problems.mine")}
          actions={
            <ButtonLink size="small" look="quiet" to="/problems" search={{ who: "me" } as never}>
              {t("problems.all")}
            </ButtonLink>
          }
        >
          <ul className={styles.week}>
            {own.map((problem) => (
              <Own key={problem.id} problem={problem} onOpen={() => setOpen(problem.id)} />
            ))}
          </ul>
        </Panel>
      )}
      {open && <ProblemSheet key={open} id={open} onClose={() => setOpen(null)} />}
    </>
  );
}

interface ItemProps {
  problem: Problem;
  onOpen: () => void;
}

function Deciding({ problem, onOpen }: ItemProps) {
  const { t } = useWords();
  const place = problem.key_result_title ?? problem.objective_title ?? problem.team_name;
  return (
    <li>
      <p>
        <button type="button" className={styles.title} onClick={onOpen}>
          {problem.title}
        </button>{" "}
        <span className="soft small">
          {[problem.decision?.asked_by_name, place, t("problems.days", { count: problem.age })]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </p>
      <p className={styles.question}>{problem.decision?.question}</p>
      <DecideForm problem={problem} />
    </li>
  );
}

function Own({ problem, onOpen }: ItemProps) {
  const { t } = useWords();
  const { take } = useProblems();
  const [solving, setSolving] = useState(false);
  const place = problem.key_result_title ?? problem.objective_title ?? problem.team_name;
  const of = (verb: string) => `${t(verb)}: ${problem.title}`;
  return (
    <li>
      <p>
        <SeverityMark severity={problem.severity} bare />{" "}
        <button type="button" className={styles.title} onClick={onOpen}>
          {problem.title}
        </button>{" "}
        <span className="soft small">
          {[place, t("problems.days", { count: problem.age })].filter(Boolean).join(" · ")}
        </span>
      </p>
      {problem.undecided && (
        <p className={styles.asks}>
          {t("problems.waitsFor", { name: problem.decision?.decider_name ?? "?" })}
        </p>
      )}
      <div className={styles.buttons}>
        {problem.state === "open" && (
          <Button size="small" aria-label={of("problems.take")} onClick={() => void take(problem)}>
            {t("problems.take")}
          </Button>
        )}
        <Button
          size="small"
          look={problem.state === "open" ? "quiet" : "plain"}
          aria-label={of("problems.solve")}
          onClick={() => setSolving(true)}
        >
          {t("problems.solve")}
        </Button>
      </div>
      {solving && <SolveDialog problem={problem} onClose={() => setSolving(false)} />}
    </li>
  );
}
