import type { Kind, Part, Spec } from "./api";

export const KINDS: readonly Kind[] = [
  "weekly",
  "round",
  "one_on_one",
  "monthly",
  "planning",
  "scoring",
  "retrospective",
];

export const kindWord: Record<Kind, string> = {
  weekly: "meetings.kinds.weekly",
  round: "meetings.kinds.round",
  one_on_one: "meetings.kinds.two",
  monthly: "meetings.kinds.monthly",
  planning: "meetings.kinds.planning",
  scoring: "meetings.kinds.scoring",
  retrospective: "meetings.kinds.retrospective",
};

/** What a kind is for, in a sentence. */
export const kindHint: Record<Kind, string> = {
  weekly: "meetings.kindHints.weekly",
  round: "meetings.kindHints.round",
  one_on_one: "meetings.kindHints.two",
  monthly: "meetings.kindHints.monthly",
  planning: "meetings.kindHints.planning",
  scoring: "meetings.kindHints.scoring",
  retrospective: "meetings.kindHints.retrospective",
};

/** What a section is called: its own name, or what it is about. */
export function sectionTitle(t: (key: string) => string, section: Pick<Spec, "part" | "title">): string {
  return section.title || t(`meetings.parts.${section.part}`);
}

/** Parts that data fills; the others are for words, and in a round questions that everybody answers. */
export const filled: readonly Part[] = [
  "promised",
  "behind",
  "stale",
  "decisions",
  "problems",
  "actions",
  "wins",
  "scores",
];

export const parts: readonly Part[] = [
  ...filled,
  "goal",
  "result",
  "analysis",
  "insight",
  "topics",
  "progress",
  "blocked",
  "next",
  "free",
];

/** How a series may recur, as the form offers it. */
export const REPEATS = ["none", "weekly", "biweekly", "monthly"] as const;
export type Repeat = (typeof REPEATS)[number];

/** The cadence for a choice, on the weekday of the first day. */
export function cadenceOf(repeat: Repeat, startsOn: string) {
  if (repeat === "none") return undefined;
  if (repeat === "monthly") return { kind: repeat, day: "last" };
  const weekday = new Date(`${startsOn}T00:00:00Z`).getUTCDay() || 7;
  return { kind: repeat, weekday, ...(repeat === "biweekly" ? { from: startsOn } : {}) };
}
