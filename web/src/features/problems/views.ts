import type { Problem } from "../../api/problems";
import { formatDecimal } from "../../lib/numbers";

/** The ways to look at problems. */
export const VIEWS = ["list", "board"] as const;
export type View = (typeof VIEWS)[number];

export const STATES = ["open", "in_hand", "solved"] as const;
export type State = Problem["state"];

/** Keys of the words of a state. */
export const stateWord = {
  open: "problems.states.open",
  in_hand: "problems.states.in_hand",
  solved: "problems.states.solved",
} as const;

export const SEVERITIES = ["high", "medium", "low"] as const;
export type Severity = Problem["severity"];

/** Keys of the words of a severity. */
export const severityWord = {
  high: "problems.severities.high",
  medium: "problems.severities.medium",
  low: "problems.severities.low",
} as const;

/** Never colour alone: the sign fills up with how bad it is. */
export const severitySign = { high: "▮▮▮", medium: "▮▮▯", low: "▮▯▯" } as const;

/** A harm or its points, always to tenths, so that a column of them can be compared. */
export function harmNumber(harm: number, locale: string): string {
  return formatDecimal(String(harm), { locale, precision: 1 });
}

/** What a problem holds up, as one value of a list: "k:…" a key result, "o:…" an objective, "" neither. */
export function placeOf(problem: Pick<Problem, "key_result_id" | "objective_id">): string {
  if (problem.key_result_id) return `k:${problem.key_result_id}`;
  return problem.objective_id ? `o:${problem.objective_id}` : "";
}

/** A title and the rest of what blocks, from words typed in one go: the first line, or the first sentence of a long one. */
export function split(words: string): { title: string; detail: string } {
  const text = words.trim();
  const line = text.split("\n")[0]?.trim() ?? "";
  if (line.length <= LONG) return { title: line, detail: line === text ? "" : text };
  const stop = line.search(/[。！？；.!?;]/);
  const title = stop > 0 && stop <= LONG ? line.slice(0, stop) : `${line.slice(0, LONG - 1)}…`;
  return { title, detail: text };
}

/** A title longer than this doesn't fit a row. */
const LONG = 80;
