import type { Team } from "../../../api/teams";

export interface Branch {
  team: Team;
  below: Branch[];
}

/** The teams as a tree, siblings in their order. A team whose parent isn't known stands at the top. */
export function branchesOf(teams: readonly Team[]): Branch[] {
  const branches = new Map(teams.map((team) => [team.id, { team, below: [] as Branch[] }]));
  const top: Branch[] = [];
  for (const branch of branches.values()) {
    const above = branches.get(branch.team.parent_id ?? "");
    (above && above !== branch ? above.below : top).push(branch);
  }
  const byOrder = (a: Branch, b: Branch) =>
    a.team.position - b.team.position || a.team.name.localeCompare(b.team.name, "zh-CN");
  for (const branch of branches.values()) branch.below.sort(byOrder);
  return top.sort(byOrder);
}

/** Whether a team stands somewhere below, or is this one. */
export function leadsTo(branch: Branch, team: string | undefined): boolean {
  return branch.team.id === team || branch.below.some((each) => leadsTo(each, team));
}

/** Each team's place when the tree is read from the top: a team before those below it. */
export function teamOrder(teams: readonly Team[]): Map<string, number> {
  const order = new Map<string, number>();
  const walk = (branches: readonly Branch[]) => {
    for (const { team, below } of branches) {
      order.set(team.id, order.size);
      walk(below);
    }
  };
  walk(branchesOf(teams));
  return order;
}
