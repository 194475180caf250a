import { ApiProblem } from "../../api/problem";

/** The problem for the notice above a form: nothing where each reason stands at its field already. */
export function fieldOnly(error: unknown, shown: readonly string[]): unknown {
  if (!(error instanceof ApiProblem)) return error;
  const reasons = error.problem.errors ?? [];
  return reasons.length > 0 && error.otherErrors(shown).length === 0 ? null : error;
}
