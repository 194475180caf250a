import { useState } from "react";
import { can } from "../../api/can";
import type { Problem } from "../../api/problems";
import { formatInstant } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { useWords } from "../../ui/words";
import { AskForm } from "./AskForm";
import { DecideForm } from "./DecideForm";
import styles from "./Sheet.module.css";
import { useProblems } from "./useProblems";

/** What somebody is asked to decide, what they said, and the way to ask. */
export function DecisionPart({ problem }: { problem: Problem }) {
  const { t, locale } = useWords();
  const { change } = useProblems();
  const [asking, setAsking] = useState(false);
  const { decision } = problem;
  const mayAsk = can(problem, "problem.update") && problem.state !== "solved";
  if (asking) return <AskForm problem={problem} onClose={() => setAsking(false)} />;
  if (!decision)
    return mayAsk ? (
      <div>
        <Button size="small" onClick={() => setAsking(true)}>
          {t("problems.ask")}
        </Button>
      </div>
    ) : null;
  return (
    <section
      className={styles.decision}
      data-open={problem.undecided || undefined}
      aria-label={t("problems.decision")}
    >
      <p>
        <strong>
          {problem.undecided
            ? t("problems.waitsFor", { name: decision.decider_name ?? "?" })
            : t("problems.askedOf", { name: decision.decider_name ?? "?" })}
        </strong>{" "}
        <span className="soft small">
          {t("problems.askedBy", {
            name: decision.asked_by_name ?? "?",
            when: formatInstant(decision.asked_at, locale),
          })}
        </span>
      </p>
      <p className={styles.words}>{decision.question}</p>
      {decision.words && (
        <p className={styles.words}>
          <strong>{t("problems.decided", { name: decision.decider_name ?? "?" })}</strong> {decision.words}{" "}
          <span className="soft small">{formatInstant(decision.decided_at, locale)}</span>
        </p>
      )}
      {problem.undecided && can(problem, "problem.decide") && <DecideForm problem={problem} />}
      {mayAsk && (
        <div className={styles.acts}>
          <Button size="small" look="quiet" onClick={() => setAsking(true)}>
            {t(problem.undecided ? "problems.askOther" : "problems.askAgain")}
          </Button>
          {problem.undecided && (
            <Button size="small" look="quiet" onClick={() => void change(problem, { decider_id: "" })}>
              {t("problems.takeBack")}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
