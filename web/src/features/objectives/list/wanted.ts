import { searchDay, searchFlag, searchOneOf, searchText } from "../../../lib/url";

export const states = ["draft", "in_review", "active", "closed"] as const;
export const statuses = ["on_track", "at_risk", "off_track", "no_data", "achieved", "missed"] as const;
export const kinds = ["committed", "aspirational"] as const;

/** What is asked for, as it stands in the address: whose, when, and the filters. */
export interface Wanted {
  /** `mine`, `company`, a team's id after `team:`, a person's after `person:`; absent: one's own team. */
  of?: string;
  cycle?: string;
  /** Only the team itself, without the teams below it. */
  only?: true;
  status?: (typeof statuses)[number];
  state?: (typeof states)[number];
  kind?: (typeof kinds)[number];
  theme?: string;
  stale?: true;
  /** A query in words. */
  find?: string;
  /** A saved view, whose query takes the place of this. */
  view?: string;
  /** Objectives alone, their key results folded away. */
  fold?: true;
  /** As it stood at the end of this past day. */
  asof?: string;
  /** The whole company as one list in place of the tree. */
  flat?: true;
}

export function readWanted(search: Record<string, unknown>): Wanted {
  return {
    of: searchText(search.of),
    cycle: searchText(search.cycle),
    only: searchFlag(search.only),
    status: searchOneOf(search.status, statuses),
    state: searchOneOf(search.state, states),
    kind: searchOneOf(search.kind, kinds),
    theme: searchText(search.theme),
    stale: searchFlag(search.stale),
    find: searchText(search.find) ?? quoted(searchText(search.q)),
    view: searchText(search.view),
    fold: searchFlag(search.fold),
    flat: searchFlag(search.flat),
    asof: searchDay(search.asof),
  };
}

/** What addresses of old asked for: a part of a title. */
function quoted(text: string | undefined): string | undefined {
  return text && `"${text.replace(/["“”＂]/g, " ")}"`;
}

export type Scope =
  | { kind: "mine" }
  | { kind: "company" }
  | { kind: "team"; id: string }
  | { kind: "person"; id: string };

/** Whose OKRs: what the address says, else one's own team, else (without a team) one's own. */
export function scopeOf(of: string | undefined, myTeam: string | undefined): Scope {
  if (of === "mine" || of === "company") return { kind: of };
  const [kind, id = ""] = of?.split(":") ?? [];
  if (kind === "team" || kind === "person") return { kind, id };
  return myTeam ? { kind: "team", id: myTeam } : { kind: "mine" };
}

/** Whether anything narrows the list beyond whose and when. */
export function isNarrowed({ status, state, kind, theme, stale, find }: Wanted): boolean {
  return Boolean(status || state || kind || theme || stale || find);
}

/** Takes every filter away. */
export const wide: Partial<Wanted> = {
  status: undefined,
  state: undefined,
  kind: undefined,
  theme: undefined,
  stale: undefined,
  find: undefined,
};
