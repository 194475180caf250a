import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { type Objective, objectiveQuery, okrChanged } from "../../api/okr";
import { ApiProblem } from "../../api/problem";
import { useDraft } from "../../lib/draft";
import { changeObjective } from "./api";

export type WordsOf = "title" | "description";

/** How long the hands rest before what was typed is saved. */
const REST = 900;

export interface SavedWords {
  value: string;
  set: (value: string) => void;
  /** Saves at once, e.g. when the field is left. */
  now: () => void;
  state: "same" | "typing" | "saving" | "saved" | "failed";
  error: unknown;
  /** What somebody else wrote meanwhile; neither is lost before one is chosen. */
  theirs: string | null;
  keepMine: () => void;
  takeTheirs: () => void;
  /** What stood there when the page was opened. */
  undo: (() => void) | null;
  restored: boolean;
}

/** Words of an objective that save themselves, survive a crash, and never write over another's unseen. */
export function useWordsSaved(objective: Objective, field: WordsOf): SavedWords {
  const queries = useQueryClient();
  const query = objectiveQuery(objective.id);
  const onServer = objective[field] ?? "";
  const draft = useDraft(`guide.${objective.id}.${field}`, onServer);
  const first = useRef(onServer);
  /** What the server had when typing began: anything else there now was written by somebody else. */
  const base = useRef(onServer);
  const [state, setState] = useState<SavedWords["state"]>(draft.restoredFrom ? "typing" : "same");
  const [error, setError] = useState<unknown>(null);
  const [theirs, setTheirs] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sending = useRef<Promise<void>>(Promise.resolve());
  const latest = useRef(draft.value);
  latest.current = draft.value;

  // Nothing typed here: what others write is simply shown.
  useEffect(() => {
    if ((state === "same" || state === "saved") && onServer !== base.current) {
      base.current = onServer;
      draft.done(onServer);
    }
  });
  // What came back from a crash is saved as soon as the page stands.
  useEffect(() => {
    if (draft.restoredFrom) timer.current = setTimeout(() => void save(), REST);
    return () => clearTimeout(timer.current);
  }, []);

  const send = async (again = true): Promise<void> => {
    const mine = latest.current.trim();
    const known = queries.getQueryData<Objective>(query.queryKey) ?? objective;
    const there = known[field] ?? "";
    if (there !== base.current && there !== mine) {
      setTheirs(there);
      setState("failed");
      return;
    }
    if (mine === there || (field === "title" && mine === "")) {
      if (mine === there) draft.done(there);
      setState(mine === there ? "saved" : "typing");
      return;
    }
    setState("saving");
    setError(null);
    try {
      const saved = await changeObjective(known, { [field]: mine });
      base.current = mine;
      queries.setQueryData(query.queryKey, { ...known, ...saved, key_results: known.key_results });
      if (latest.current.trim() === mine) {
        draft.done(latest.current);
        setState("saved");
      }
      void okrChanged(queries);
    } catch (thrown) {
      if (again && thrown instanceof ApiProblem && thrown.status === 412) {
        await queries.fetchQuery({ ...query, staleTime: 0 });
        return send(false);
      }
      setError(thrown);
      setState("failed");
    }
  };
  // One after the other: each write needs the version that the one before it made.
  const save = () => {
    clearTimeout(timer.current);
    sending.current = sending.current.then(() => send());
    return sending.current;
  };
  const set = (value: string) => {
    draft.set(value);
    latest.current = value;
    setState("typing");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), REST);
  };
  return {
    value: draft.value,
    set,
    now: () => {
      if (state === "typing" || state === "failed") void save();
    },
    state,
    error,
    theirs,
    keepMine: () => {
      base.current = theirs ?? base.current;
      setTheirs(null);
      void save();
    },
    takeTheirs: () => {
      base.current = theirs ?? base.current;
      draft.done(theirs ?? "");
      setTheirs(null);
      setState("saved");
    },
    undo:
      state === "saved" && draft.value !== first.current
        ? () => {
            set(first.current);
            void save();
          }
        : null,
    restored: draft.restoredFrom !== null,
  };
}
