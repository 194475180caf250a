import type { ObjectiveFilter } from "../api";
import type { Scope, Wanted } from "./wanted";

/** What the API is asked for. */
export function filterOf(scope: Scope, cycle: string, wanted: Wanted): ObjectiveFilter {
  return {
    cycle_id: cycle,
    include: ["key_results"],
    ...whose(scope, wanted.only),
    ...(wanted.status ? { status: wanted.status } : {}),
    ...(wanted.state ? { state: wanted.state } : {}),
    ...(wanted.kind ? { kind: wanted.kind } : {}),
    ...(wanted.theme ? { theme_id: wanted.theme } : {}),
    ...(wanted.stale ? { stale: true } : {}),
    ...(wanted.q ? { q: wanted.q } : {}),
  };
}

function whose(scope: Scope, only: true | undefined): ObjectiveFilter {
  if (scope.kind === "mine") return { owner_id: "me" };
  if (scope.kind === "person") return { owner_id: scope.id };
  if (scope.kind === "team") return only ? { team_id: scope.id } : { team_id: scope.id, below: true };
  return {};
}
