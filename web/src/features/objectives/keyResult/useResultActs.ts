import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type KeyResult, type Objective, okrChanged } from "../../../api/okr";
import { problemWords } from "../../../ui/ProblemNotice";
import { useToast } from "../../../ui/Toast";
import { useWords } from "../../../ui/words";
import { deleteResult, orderResults, restoreResult } from "./api";

/** What is done to key results as a whole: deleting with a way back, and their order. */
export function useResultActs(objective: Objective) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const refresh = () => okrChanged(queries);
  const onError = (error: unknown) => toast({ text: problemWords(error, t), tone: "problem" });
  const remove = useMutation({
    mutationFn: (kr: KeyResult) => deleteResult(kr.id),
    onSuccess: async (_, kr) => {
      await refresh();
      toast({
        text: t("objectives.edit.deleted", { title: kr.title }),
        undo: () => void restoreResult(kr.id).then(refresh, onError),
      });
    },
    onError,
  });
  const order = useMutation({
    mutationFn: ({ ids }: { ids: string[]; kr: KeyResult }) => orderResults(objective.id, ids),
    onSuccess: async (_, { kr }) => {
      const before = (objective.key_results ?? []).map((r) => r.id);
      await refresh();
      toast({
        text: t("objectives.list.movedTo", { title: kr.title }),
        undo: () => void orderResults(objective.id, before).then(refresh, onError),
      });
    },
    onError,
  });
  const move = (kr: KeyResult, by: number) => {
    const ids = (objective.key_results ?? []).map((r) => r.id);
    const from = ids.indexOf(kr.id);
    const to = from + by;
    if (from < 0 || to < 0 || to >= ids.length) return;
    ids.splice(from, 1);
    ids.splice(to, 0, kr.id);
    order.mutate({ ids, kr });
  };
  return { remove, move };
}
