import { addDays } from "../../lib/dates";
import type { Action } from "./api";

export const GROUPS = ["late", "slipping", "week", "later", "closed"] as const;
export type Group = (typeof GROUPS)[number];

/** The Sunday of a day's week. */
export function weekEnd(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, (7 - weekday) % 7);
}

type Sorted = Pick<Action, "state" | "signal" | "slipping" | "due_on">;

/** Under which heading an action stands: what is owed first comes first. */
export function groupOf(action: Sorted, today: string): Group {
  if (action.state === "done" || action.state === "dropped") return "closed";
  if (action.signal === "overdue" || action.due_on < today) return "late";
  if (action.slipping) return "slipping";
  return action.due_on <= weekEnd(today) ? "week" : "later";
}

/** The headings that have something below them, with it in the order given. */
export function grouped<A extends Sorted>(list: readonly A[], today: string): [Group, A[]][] {
  return GROUPS.map((g): [Group, A[]] => [g, list.filter((a) => groupOf(a, today) === g)]).filter(
    ([, some]) => some.length > 0,
  );
}
