import { useQueryClient } from "@tanstack/react-query";
import { type CheckIn, lastCheckInQuery, type Made } from "../../api/checkins";
import { type KeyResult, keyResultQuery, okrChanged } from "../../api/okr";
import { ApiProblem } from "../../api/problem";
import { useDraft } from "../../lib/draft";
import { useSending } from "../../ui/sending";
import { makeCheckIn } from "./api";
import { attemptAt, type Body, bodyOf, corrected, isEmpty, nothingSaid, type Said, withTicks } from "./said";

/** A check-in on its way: what is said so far, kept through a reload or a crash, and saved once however often it is sent. */
export function useCheckIn(
  keyResult: KeyResult,
  correcting: CheckIn | undefined,
  saved: (made: Made) => void,
) {
  const queries = useQueryClient();
  const key = ["checkin", keyResult.id, correcting?.id].filter(Boolean).join(".");
  const draft = useDraft<Said>(key, correcting ? corrected(correcting) : nothingSaid);
  const said = { ...nothingSaid, ...draft.value };

  /** An attempt that was never answered may have been saved: then what is sent now corrects it. */
  const settle = async (body: Body): Promise<Body> => {
    const lost = said.attempt;
    if (!lost || lost.body === JSON.stringify(body)) return body;
    const last = await queries.fetchQuery({ ...lastCheckInQuery(keyResult.id), staleTime: 0 });
    return last && saysThe(last, JSON.parse(lost.body) as Body) ? { ...body, supersedes: last.id } : body;
  };

  const sending = useSending(async () => {
    const body = await settle(bodyOf(isEmpty(said) ? said : withTicks(said, keyResult)));
    const attempt = attemptAt(said, body);
    draft.set({ ...said, attempt });
    try {
      const made = await makeCheckIn(keyResult.id, body, attempt.key);
      draft.done(nothingSaid);
      queries.setQueryData(keyResultQuery(keyResult.id).queryKey, made.key_result);
      void okrChanged(queries);
      saved(made);
    } catch (error) {
      // Refused is answered: nothing was saved.
      if (error instanceof ApiProblem && error.status >= 400 && error.status < 500)
        draft.set({ ...said, attempt: null });
      throw error;
    }
  });
  return { said, set: (part: Partial<Said>) => draft.set({ ...said, ...part }), draft, sending };
}

/** Whether a check-in is the one that a lost attempt would have made. */
export function saysThe(c: CheckIn, body: Body): boolean {
  return (
    (c.typed || c.value || "") === (body.value ?? "") &&
    (c.note ?? "") === (body.note ?? "") &&
    c.confidence === (body.confidence ?? null)
  );
}
