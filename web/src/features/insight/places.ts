import type { Insight } from "./api";

/** Where the list of OKRs shows the same team and cycle. */
export const okrsOf = (data: Insight, teamId: string | undefined = data.team_id) => ({
  of: teamId ? `team:${teamId}` : "company",
  cycle: data.cycle.id,
  flat: true as const,
});
