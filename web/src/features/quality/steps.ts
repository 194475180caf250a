import { searchOneOf, searchText } from "../../lib/url";

/** The four steps of making an OKR, in order, as the checklist names them. */
export const steps = ["align", "key_results", "plan", "cadence"] as const;
export type GuideStep = (typeof steps)[number];

/** Where in the guide one wants to be: a step, and what a line of the checklist is about. */
export interface Goal {
  step?: GuideStep;
  kr?: string;
  /** JSON pointer below the key result or the objective. */
  field?: string;
}

export const readGoal = (search: Record<string, unknown>): Goal => ({
  step: searchOneOf(search.step, steps),
  kr: searchText(search.kr),
  field: searchText(search.field),
});

export interface About {
  step: GuideStep;
  kind: "objective" | "key_result";
  id: string;
  field: string;
}

/** Where a line of the checklist leads. */
export const goalOf = ({ step, kind, id, field }: About): Goal => ({
  step,
  ...(kind === "key_result" && { kr: id }),
  ...(field && { field }),
});

/** The step to begin with: the first that still lacks something, else the last. */
export function firstOpen(tallies: readonly { step: GuideStep; fail: number }[]): GuideStep {
  return tallies.find((tally) => tally.fail > 0)?.step ?? "cadence";
}
