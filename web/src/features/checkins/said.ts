import type { CheckIn } from "../../api/checkins";
import { newKey } from "../../api/client";
import type { KeyResult } from "../../api/okr";
import type { components } from "../../api/schema";

export type Body = components["schemas"]["MakeInBody"];

/** A check-in as somebody is writing it; what is "" or null is not said. */
export interface Said {
  value: string;
  /** Ids of the steps done by then; null while nobody has ticked. */
  steps: string[] | null;
  asOf: string;
  confidence: number | null;
  note: string;
  blockers: string;
  next: string;
  status: string;
  reason: string;
  /** The check-in that this one corrects. */
  supersedes: string;
  /** What was sent last, and under which key: sent again unchanged, it is saved once. */
  attempt: { body: string; key: string } | null;
}

export const nothingSaid: Said = {
  value: "",
  steps: null,
  asOf: "",
  confidence: null,
  note: "",
  blockers: "",
  next: "",
  status: "",
  reason: "",
  supersedes: "",
  attempt: null,
};

/** A correction begins with all that the earlier one said: what it doesn't repeat is taken back. */
export function corrected(c: CheckIn): Said {
  return {
    ...nothingSaid,
    value: c.typed || (c.value ?? ""),
    steps: c.steps_done ?? null,
    asOf: c.as_of,
    confidence: c.confidence,
    note: c.note ?? "",
    blockers: c.blockers ?? "",
    next: c.next ?? "",
    status: c.status ?? "",
    reason: c.status_reason ?? "",
    supersedes: c.id,
  };
}

/** What goes to the server: only what was said. */
export function bodyOf(said: Said): Body {
  const body: Body = {};
  if (said.value.trim()) body.value = said.value.trim();
  if (said.steps) body.steps_done = said.steps;
  if (said.asOf) body.as_of = said.asOf;
  if (said.confidence !== null) body.confidence = said.confidence;
  if (said.note.trim()) body.note = said.note.trim();
  if (said.blockers.trim()) body.blockers = said.blockers.trim();
  if (said.next.trim()) body.next = said.next.trim();
  if (said.status) body.status = said.status as Body["status"];
  if (said.status && said.reason.trim()) body.status_reason = said.reason.trim();
  if (said.supersedes) body.supersedes = said.supersedes;
  return body;
}

/** Who says anything about a milestone says its ticks too, as they stand before them. */
export function withTicks(said: Said, keyResult: KeyResult): Said {
  if (keyResult.measure.kind !== "milestone" || said.steps) return said;
  return { ...said, steps: doneSteps(keyResult) };
}

export function doneSteps(keyResult: KeyResult): string[] {
  return (keyResult.measure.steps ?? []).filter((s) => s.done).map((s) => s.id ?? "");
}

export function isEmpty(said: Said): boolean {
  const { supersedes: _, as_of: __, ...words } = bodyOf(said);
  return Object.keys(words).length === 0;
}

/** The key for sending a body: the one of the last attempt where nothing changed since, else a new one. */
export function attemptAt(said: Said, body: Body): { body: string; key: string } {
  const text = JSON.stringify(body);
  return said.attempt?.body === text ? said.attempt : { body: text, key: newKey() };
}

/** What the preview hangs on: the numbers and the day, not the words. */
export function numbersOf(said: Said): Body | null {
  const { value, steps_done, as_of, supersedes } = bodyOf(said);
  if (value === undefined && steps_done === undefined) return null;
  return { value, steps_done, as_of, supersedes };
}
