import type { Problem } from "../../api/problems";
import { PersonChip } from "../../ui/PersonChip";
import { useWords } from "../../ui/words";
import styles from "./Board.module.css";
import { SeverityMark } from "./SeverityMark";
import { harmNumber } from "./views";

export interface ProblemCardProps {
  problem: Problem;
  onOpen: () => void;
  /** To the column so many to the right. */
  onMove: (by: number) => void;
}

/** A problem on the board: what, how bad, whose, how old, how much it harms. */
export function ProblemCard({ problem, onOpen, onMove }: ProblemCardProps) {
  const { t, locale } = useWords();
  return (
    <article className={styles.card} aria-label={problem.title}>
      <button
        type="button"
        className={styles.title}
        data-problem={problem.id}
        onClick={onOpen}
        onKeyDown={(event) => {
          const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
          if (!by || !event.altKey) return;
          event.preventDefault();
          onMove(by);
        }}
      >
        {problem.title}
      </button>
      <p className={styles.place}>
        {problem.key_result_title ?? problem.objective_title ?? problem.team_name}
      </p>
      <div className={styles.facts}>
        <SeverityMark severity={problem.severity} />
        <PersonChip name={problem.owner_name ?? "?"} inactive={problem.owner_left} />
        <span>{t("problems.days", { count: problem.age })}</span>
        {problem.state !== "solved" && (
          <span>{t("problems.harmIs", { total: harmNumber(problem.harm.total, locale) })}</span>
        )}
      </div>
      {problem.undecided && (
        <p className={styles.asks}>
          {t("problems.waitsFor", { name: problem.decision?.decider_name ?? "?" })}
        </p>
      )}
      {problem.how && <p className={styles.place}>{t("problems.howWas", { how: problem.how })}</p>}
    </article>
  );
}
