import { searchFlag, searchOneOf, searchText } from "../../../lib/url";

export const states = ["draft", "in_review", "active", "closed"] as const;
export const statuses = ["on_track", "at_risk", "off_track", "no_data", "achieved", "missed"] as const;

/** What is asked for, as it stands in the address: whose, when, and the filters. */
export interface Wanted {
  /** `mine`, `company`, a team's id after `team:`, a person's after `person:`; absent: one's own team. */
  of?: string;
  cycle?: string;
  status?: (typeof statuses)[number];
  state?: (typeof states)[number];
  theme?: string;
  stale?: true;
  q?: string;
}

export function readWanted(search: Record<string, unknown>): Wanted {
  return {
    of: searchText(search.of),
    cycle: searchText(search.cycle),
    status: searchOneOf(search.status, statuses),
    state: searchOneOf(search.state, states),
    theme: searchText(search.theme),
    stale: searchFlag(search.stale),
    q: searchText(search.q),
  };
}
