import type { Objective } from "../../../api/okr";

/** Keys of the words for what the API names, each in full so that a missing one is found by its test. */
export const kindWord = {
  committed: "objectives.list.kind.committed",
  aspirational: "objectives.list.kind.aspirational",
} as const;

const stateWords = {
  draft: "objectives.list.state.draft",
  in_review: "objectives.list.state.in_review",
  approved: "objectives.list.state.approved",
  active: "objectives.list.state.active",
  achieved: "objectives.list.state.achieved",
  missed: "objectives.list.state.missed",
  dropped: "objectives.list.state.dropped",
  closed: "objectives.list.state.closed",
} as const;

export const stateChoice = {
  draft: stateWords.draft,
  in_review: stateWords.in_review,
  active: stateWords.active,
  closed: stateWords.closed,
} as const;

/** The state in a word; approved before activation, and closed by its outcome. */
export function stateWord({ state, approved, outcome }: Objective): string {
  if (state === "closed") return stateWords[(outcome || "closed") as keyof typeof stateWords];
  if (approved && state !== "active") return stateWords.approved;
  return stateWords[state as keyof typeof stateWords];
}

export const verbWord = {
  submit: "objectives.list.bulk.verb.submit",
  approve: "objectives.list.bulk.verb.approve",
  return: "objectives.list.bulk.verb.return",
  activate: "objectives.list.bulk.verb.activate",
  owner: "objectives.list.bulk.verb.owner",
  kind: "objectives.list.bulk.verb.kind",
  delete: "objectives.list.bulk.verb.delete",
} as const;

export const verbDone = {
  submit: "objectives.list.bulk.done.submit",
  approve: "objectives.list.bulk.done.approve",
  return: "objectives.list.bulk.done.return",
  activate: "objectives.list.bulk.done.activate",
  owner: "objectives.list.bulk.done.owner",
  kind: "objectives.list.bulk.done.kind",
  delete: "objectives.list.bulk.done.delete",
} as const;
