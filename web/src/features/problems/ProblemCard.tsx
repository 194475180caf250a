import type { Problem } from "../../api/problems";
import { BoardCard, CardFacts, CardLine } from "../../ui/Board";
import { PersonChip } from "../../ui/PersonChip";
import { useWords } from "../../ui/words";
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
    <BoardCard title={problem.title} onOpen={onOpen} onMove={onMove} button={{ "data-problem": problem.id }}>
      <CardLine>{problem.key_result_title ?? problem.objective_title ?? problem.team_name}</CardLine>
      <CardFacts>
        <SeverityMark severity={problem.severity} />
        <PersonChip name={problem.owner_name ?? "?"} inactive={problem.owner_left} />
        <span>{t("problems.days", { count: problem.age })}</span>
        {problem.state !== "solved" && (
          <span>{t("problems.harmIs", { total: harmNumber(problem.harm.total, locale) })}</span>
        )}
      </CardFacts>
      {problem.undecided && (
        <CardLine asks>{t("problems.waitsFor", { name: problem.decision?.decider_name ?? "?" })}</CardLine>
      )}
      {problem.how && <CardLine>{t("problems.howWas", { how: problem.how })}</CardLine>}
    </BoardCard>
  );
}
