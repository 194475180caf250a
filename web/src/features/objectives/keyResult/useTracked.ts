import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type KeyResult, okrChanged } from "../../../api/okr";
import { isStale } from "../../../api/problem";
import { useDraft } from "../../../lib/draft";
import { useOpened } from "../../../lib/opened";
import { problemWords } from "../../../ui/ProblemNotice";
import { useToast } from "../../../ui/Toast";
import { useWords } from "../../../ui/words";
import { patchResult } from "./api";
import { bodyOf, formOf, type ResultForm } from "./form";

type Followed = Pick<ResultForm, "owner" | "cadence" | "confidence" | "checkpoints">;

const partOf = ({ owner, cadence, confidence, checkpoints }: ResultForm): Followed => ({
  owner,
  cadence,
  confidence,
  checkpoints,
});

/** What is sent of a form: only what says how it is followed. */
function bodyFor(form: ResultForm) {
  const { owner_id, cadence, confidence, checkpoints } = bodyOf(form);
  return { owner_id, cadence, confidence, checkpoints };
}

/** Whether a choice is whole by itself; days and values that are typed wait for the button. */
const whole = (part: Partial<ResultForm>) => !part.checkpoints && part.cadence?.kind !== "dates";

/** How a key result is followed, saved as it is chosen, with a way back; what is typed is kept until it is saved. */
export function useTracked(kr: KeyResult) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const draft = useDraft<Followed | null>(`track.${kr.id}`, null);
  const [stale, setStale] = useState(false);
  const opened = useOpened(kr, draft.value === null || stale);
  const start = formOf(opened);
  const form: ResultForm = { ...start, ...draft.value };
  const refused = (error: unknown) => {
    setStale(isStale(error));
    if (isStale(error)) void okrChanged(queries);
  };
  const save = useMutation({
    mutationFn: (wanted: ResultForm) => patchResult(kr.id, opened.version, bodyFor(wanted)),
    onSuccess: async (saved) => {
      setStale(false);
      await okrChanged(queries);
      draft.done(null);
      toast({
        text: t("objectives.track.saved", { title: kr.title }),
        undo: () =>
          void patchResult(kr.id, saved.version, bodyFor(start)).then(
            () => okrChanged(queries),
            (error) => toast({ text: problemWords(error, t), tone: "problem" }),
          ),
      });
    },
    onError: refused,
  });
  const all = useMutation({
    mutationFn: async (others: KeyResult[]) => {
      const { cadence } = bodyFor(form);
      for (const other of others) await patchResult(other.id, other.version, { cadence });
    },
    onSuccess: async (_, others) => {
      await okrChanged(queries);
      toast({ text: t("objectives.track.savedAll", { count: others.length }) });
    },
    onError: refused,
  });
  const change = (part: Partial<ResultForm>) => {
    const next = { ...form, ...part };
    draft.set(partOf(next));
    if (whole(part) && !save.isPending) save.mutate(next);
  };
  return {
    form,
    change,
    error: save.error ?? all.error,
    unsaved: draft.value !== null,
    busy: save.isPending || all.isPending,
    save: () => save.mutate(form),
    saveAll: (others: KeyResult[]) => all.mutate(others),
  };
}
