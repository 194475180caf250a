import type { components } from "../api/schema";

export type Outcome = components["schemas"]["RhythmDueView"]["outcome"];

/** Never colour alone: each outcome of a due date has a sign of its own shape. */
export const outcomeSign: Record<Outcome, string> = {
  on_time: "✓",
  late: "▲",
  missed: "✕",
  away: "–",
  pending: "○",
  unknown: "?",
};
