import type { Team } from "../../api/teams";

export interface Branch {
  team: Team;
  below: Branch[];
}

/** The tree of teams, siblings in their order. A team whose parent isn't there stands at the top. */
export function treeOf(teams: readonly Team[]): Branch[] {
  const branches = new Map(teams.map((team) => [team.id, { team, below: [] as Branch[] }]));
  const top: Branch[] = [];
  for (const branch of branches.values()) {
    const above = branch.team.parent_id ? branches.get(branch.team.parent_id) : undefined;
    (above ? above.below : top).push(branch);
  }
  const byOrder = (a: Branch, b: Branch) =>
    a.team.position - b.team.position || a.team.name.localeCompare(b.team.name, "zh-CN");
  for (const branch of branches.values()) branch.below.sort(byOrder);
  return top.sort(byOrder);
}

/** The team's name after the names of the teams above it. */
export function pathOf(teams: readonly Team[], id: string | undefined): string {
  const byId = new Map(teams.map((team) => [team.id, team]));
  const names: string[] = [];
  for (let at = byId.get(id ?? ""); at && names.length < 50; at = byId.get(at.parent_id ?? "")) {
    names.unshift(at.name);
  }
  return names.join(" / ");
}
