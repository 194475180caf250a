import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../api/can";
import type { Problem } from "../../api/problems";
import { Board, BoardColumn, BoardItem, BoardNone } from "../../ui/Board";
import { Button } from "../../ui/Button";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { type ProblemFilter, problemsQuery } from "./api";
import { ProblemCard } from "./ProblemCard";
import { SolveDialog } from "./SolveDialog";
import { useProblems } from "./useProblems";
import { STATES, type State, stateWord } from "./views";

/** Problems by state, those first that harm most. A card is dragged, or moved by Alt+← →; solved asks how, opening again why. */
export function ProblemBoard({ filter, onOpen }: { filter: ProblemFilter; onOpen: (id: string) => void }) {
  const { take, release } = useProblems();
  const [dragged, setDragged] = useState<Problem | null>(null);
  const [asking, setAsking] = useState<Problem | null>(null);
  const move = (problem: Problem, to: State | undefined) => {
    if (!to || !mayMove(problem, to)) return;
    if (to === "in_hand") void take(problem);
    else if (problem.state === "in_hand" && to === "open") void release(problem);
    else setAsking(problem);
  };
  return (
    <Board>
      {STATES.map((state, at) => (
        <Column
          key={state}
          state={state}
          filter={filter}
          takes={dragged !== null && mayMove(dragged, state)}
          onDrop={() => dragged && move(dragged, state)}
          onDrag={setDragged}
          onOpen={onOpen}
          onMove={(problem, by) => move(problem, STATES[at + by])}
        />
      ))}
      {asking && <SolveDialog problem={asking} onClose={() => setAsking(null)} />}
    </Board>
  );
}

function mayMove(problem: Problem, to: State): boolean {
  if (problem.state === to || !can(problem, "problem.update")) return false;
  return problem.state !== "solved" || to === "open";
}

interface ColumnProps {
  state: State;
  filter: ProblemFilter;
  takes: boolean;
  onDrop: () => void;
  onDrag: (problem: Problem | null) => void;
  onOpen: (id: string) => void;
  onMove: (problem: Problem, by: number) => void;
}

function Column({ state, filter, takes, onDrop, onDrag, onOpen, onMove }: ColumnProps) {
  const { t } = useWords();
  const list = useInfiniteQuery(problemsQuery(filter, [state]));
  const cards = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <BoardColumn
      name={t(stateWord[state])}
      count={`${cards.length}${list.hasNextPage ? "+" : ""}`}
      takes={takes}
      onDrop={onDrop}
    >
      <ProblemNotice error={list.error} retry={() => void list.refetch()} />
      {list.isPending && !list.error && <Skeleton />}
      {list.data && cards.length === 0 && <BoardNone>{t("problems.empty.column")}</BoardNone>}
      <ul>
        {cards.map((problem) => (
          <BoardItem
            key={problem.id}
            draggable={can(problem, "problem.update")}
            onDrag={(begins) => onDrag(begins ? problem : null)}
          >
            <ProblemCard
              problem={problem}
              onOpen={() => onOpen(problem.id)}
              onMove={(by) => onMove(problem, by)}
            />
          </BoardItem>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          size="small"
          look="quiet"
          busy={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t("problems.more")}
        </Button>
      )}
    </BoardColumn>
  );
}
