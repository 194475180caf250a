import type { Objective } from "../../../api/okr";
import type { Team } from "../../../api/teams";
import { teamOrder } from "./teams";
import type { Scope } from "./wanted";

/** Objectives under one heading; within it they can be put into another order. */
export interface Group {
  key: string;
  /** A team's id, or which part of one's own; absent where one heading would say nothing. */
  team?: string;
  part?: "owned" | "helped";
  items: Objective[];
}

/** A person's objectives before those of others that they help with; a team's before those of the teams below. */
export function groupsOf(
  items: readonly Objective[],
  scope: Scope,
  me: string,
  teams: readonly Team[],
): Group[] {
  if (scope.kind === "mine" || scope.kind === "person") {
    const id = scope.kind === "mine" ? me : scope.id;
    const owned = items.filter((o) => o.owner_id === id);
    const helped = items.filter((o) => o.owner_id !== id);
    const parts: Group[] = [
      { key: "owned", part: "owned", items: owned },
      { key: "helped", part: "helped", items: helped },
    ];
    return parts.filter((group) => group.items.length > 0);
  }
  const order = teamOrder(teams);
  const byTeam = new Map<string, Objective[]>();
  for (const o of items) byTeam.set(o.team_id ?? "", [...(byTeam.get(o.team_id ?? "") ?? []), o]);
  return [...byTeam]
    .sort(
      ([a], [b]) => (order.get(a) ?? Number.POSITIVE_INFINITY) - (order.get(b) ?? Number.POSITIVE_INFINITY),
    )
    .map(([team, each]) => ({ key: team, team, items: each }));
}
