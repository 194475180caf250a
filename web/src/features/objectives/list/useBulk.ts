import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Objective, okrChanged } from "../../../api/okr";
import { problemWords } from "../../../ui/ProblemNotice";
import { useToast } from "../../../ui/Toast";
import { useWords } from "../../../ui/words";
import { doOne, type Given, undoOf, type Verb } from "./bulk";
import { verbDone } from "./said";

/** What one objective was answered. */
export interface Refused {
  objective: Objective;
  error: unknown;
}

export interface Outcome {
  verb: Verb;
  done: number;
  refused: Refused[];
}

/** Does one thing to several objectives, one after another; each has an answer of its own. */
export function useBulk(keep: (ids: readonly string[]) => void) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const [progress, setProgress] = useState<{ verb: Verb; done: number; of: number } | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const takeBack = async (ways: (() => Promise<unknown>)[]) => {
    for (const way of ways) {
      await way().catch((error: unknown) => toast({ text: problemWords(error, t), tone: "problem" }));
    }
    await okrChanged(queries);
  };

  const run = async (verb: Verb, objectives: readonly Objective[], given: Given = {}) => {
    if (progress) return;
    const refused: Refused[] = [];
    const ways: (() => Promise<unknown>)[] = [];
    for (const [i, objective] of objectives.entries()) {
      setProgress({ verb, done: i + 1, of: objectives.length });
      try {
        const undo = undoOf(verb, objective, await doOne(verb, objective, given), given);
        if (undo) ways.push(undo);
      } catch (error) {
        refused.push({ objective, error });
      }
    }
    const done = objectives.length - refused.length;
    await okrChanged(queries);
    setProgress(null);
    keep(refused.map((each) => each.objective.id));
    if (refused.length > 0) setOutcome({ verb, done, refused });
    if (done > 0) {
      toast({
        text: t(verbDone[verb], { count: done }),
        undo: ways.length === done ? () => void takeBack(ways) : undefined,
      });
    }
  };
  return { progress, outcome, run, close: () => setOutcome(null) };
}
