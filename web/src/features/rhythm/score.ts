import type { Outcome } from "../../ui/dueOutcome";
import type { Score } from "./api";

/** In the order in which a week tells them. */
export const OUTCOMES = [
  "on_time",
  "late",
  "missed",
  "away",
  "pending",
  "unknown",
] as const satisfies readonly Outcome[];

/** The parts of a score that are there, in order. */
export const partsOf = (score: Score) =>
  OUTCOMES.map((outcome) => ({ outcome, count: score[outcome] })).filter((part) => part.count > 0);
