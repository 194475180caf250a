import type { AnyInsight } from "./api";

/** Where the list of OKRs shows the same team and cycle. */
export const okrsOf = (data: AnyInsight, teamId: string | undefined = data.team_id) => ({
  of: teamId ? `team:${teamId}` : "company",
  cycle: data.cycle.id,
  flat: true as const,
});

/** The same of any team and cycle, as of a past day where one is given. */
export interface Place {
  team?: string;
  /** Without the teams below it. */
  own?: boolean;
  cycle: string;
  asof?: string;
}

/** What a query finds there. */
export const foundAt = ({ team, own, cycle, asof }: Place, find: string) => ({
  of: team ? `team:${team}` : "company",
  only: own ? (true as const) : undefined,
  cycle,
  asof,
  flat: true as const,
  find,
});

/** The key results under way that a number counts: which, as a query in the reader's words. */
export const resultsOf = (data: AnyInsight, which: string) => ({ ...okrsOf(data), find: which });

/** The objectives under way that a cell of teams by themes counts; "" for those without a team or a theme. */
export const cellOf = (data: AnyInsight, teamId: string, themeId: string, t: (key: string) => string) => ({
  ...okrsOf(data, teamId || undefined),
  only: teamId ? (true as const) : undefined,
  theme: themeId || undefined,
  find: [
    !teamId && t("insight.find.noTeam"),
    !themeId && t("insight.find.noTheme"),
    t("insight.find.underWay"),
  ]
    .filter(Boolean)
    .join(" "),
});

/** The actions that a number counts: those of key results under way. */
export const actionsOf = (data: AnyInsight) => ({
  who: "all",
  team: data.team_id,
  cycle: data.cycle.id,
  running: true as const,
});
