import { useQueryClient } from "@tanstack/react-query";
import { okrChanged } from "../../api/okr";
import { problemWords } from "../../ui/ProblemNotice";
import { useSending } from "../../ui/sending";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { type Alignment, align, type Offer, removeAlignment, restoreAlignment } from "./api";

/** Says in a toast what was done, with the way back; a way back that is refused says why. */
export function useDone() {
  const { t } = useWords();
  const tell = useToast();
  const queries = useQueryClient();
  return async (text: string, back: () => Promise<unknown>) => {
    const undo = () =>
      void back()
        .catch((error) => tell({ text: problemWords(error, t), tone: "problem" }))
        .then(() => okrChanged(queries));
    tell({ text, undo });
    await okrChanged(queries);
  };
}

/** Takes an alignment away at once, with a way back. */
export function useRemoval() {
  const { t } = useWords();
  const done = useDone();
  return useSending(async (id: string, title: string) => {
    await removeAlignment(id);
    await done(t("alignments.removed", { title }), () => restoreAlignment(id));
  });
}

/** Aligns to what was chosen, or asks its owner. */
export function useAligning(objectiveId: string) {
  const { t } = useWords();
  const done = useDone();
  return useSending(async (offer: Offer) => {
    const made: Alignment = await align(objectiveId, offer);
    const words = made.state === "requested" ? "alignments.asked" : "alignments.aligned";
    await done(t(words, { title: offer.title, name: offer.owner_name }), () => removeAlignment(made.id));
  });
}
