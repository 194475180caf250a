import type { Due, Score } from "./api";

export type Outcome = Due["outcome"];

/** In the order in which a week tells them. */
export const OUTCOMES = [
  "on_time",
  "late",
  "missed",
  "away",
  "pending",
  "unknown",
] as const satisfies readonly Outcome[];

/** Never colour alone: each outcome has a sign of its own shape. */
export const outcomeSign: Record<Outcome, string> = {
  on_time: "✓",
  late: "▲",
  missed: "✕",
  away: "–",
  pending: "○",
  unknown: "?",
};

/** The parts of a score that are there, in order. */
export const partsOf = (score: Score) =>
  OUTCOMES.map((outcome) => ({ outcome, count: score[outcome] })).filter((part) => part.count > 0);
