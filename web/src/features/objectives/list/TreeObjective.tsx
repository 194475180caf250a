import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Objective, objectiveQuery } from "../../../api/okr";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { Skeleton } from "../../../ui/Skeleton";
import { ObjectiveCard } from "./ObjectiveCard";

interface TreeObjectiveProps {
  objective: Objective;
  themes: ReadonlyMap<string, string>;
}

/** An objective in the tree: its key results are asked for when it is opened. */
export function TreeObjective({ objective, themes }: TreeObjectiveProps) {
  const [open, setOpen] = useState(false);
  const whole = useQuery({ ...objectiveQuery(objective.id), enabled: open });
  return (
    <>
      <ObjectiveCard
        objective={whole.data ?? objective}
        themes={themes}
        fold={!open || !whole.data}
        opened={{ open, set: setOpen }}
      />
      {open && <ProblemNotice error={whole.error} retry={() => void whole.refetch()} />}
      {open && whole.isPending && <Skeleton lines={2} />}
    </>
  );
}
