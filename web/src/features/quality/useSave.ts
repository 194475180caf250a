import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type Objective, objectiveQuery, okrChanged } from "../../api/okr";
import { ApiProblem } from "../../api/problem";
import { problemWords } from "../../ui/ProblemNotice";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { type Change, changeObjective } from "./api";

/** Saves a choice at once, with a way back. */
export function useSave(objectiveId: string) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const { queryKey } = objectiveQuery(objectiveId);
  const send = async (body: Change) => {
    const known = queries.getQueryData<Objective>(queryKey);
    const saved = await changeObjective({ id: objectiveId, version: known?.version ?? 0 }, body);
    if (known) queries.setQueryData(queryKey, { ...known, ...saved, key_results: known.key_results });
    await okrChanged(queries);
  };
  const onError = (error: unknown) => {
    toast({ text: problemWords(error, t), tone: "problem" });
    if (error instanceof ApiProblem && error.status === 412) void okrChanged(queries);
  };
  return useMutation({
    mutationFn: async (body: Change) => {
      const before = queries.getQueryData<Objective>(queryKey);
      await send(body);
      return before;
    },
    onSuccess: (before, body) => {
      if (!before) return;
      const back = Object.fromEntries(
        Object.keys(body).map((name) => [name, before[name as keyof Objective] ?? ""]),
      ) as Change;
      toast({ text: t("quality.saved"), undo: () => void send(back).catch(onError) });
    },
    onError,
  });
}
