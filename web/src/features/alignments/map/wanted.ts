import { searchDay, searchFlag, searchOneOf, searchText } from "../../../lib/url";

export const looks = ["map", "list"] as const;

/** What is asked for, as it stands in the address. */
export interface MapWanted {
  cycle?: string;
  /** Only a team's objectives and those below it, with all above them. */
  team?: string;
  /** Only what serves this theme. */
  theme?: string;
  /** The objective to begin at. */
  at?: string;
  look?: (typeof looks)[number];
  /** All key results, not only those that are supported. */
  kr?: true;
  /** What it is coloured by; the status where left out. */
  by?: "forecast";
  /** The past day that it is drawn as of. */
  asof?: string;
}

export function readMapWanted(search: Record<string, unknown>): MapWanted {
  return {
    cycle: searchText(search.cycle),
    team: searchText(search.team),
    theme: searchText(search.theme),
    at: searchText(search.at),
    look: searchOneOf(search.look, looks),
    kr: searchFlag(search.kr),
    by: searchOneOf(search.by, ["forecast"] as const),
    asof: searchDay(search.asof),
  };
}
