import type { ObjectiveFilter } from "../api";
import type { Scope, Wanted } from "./wanted";

/** What the API is asked for. */
export function filterOf(scope: Scope, cycle: string, wanted: Wanted): ObjectiveFilter {
  return { ...shownBy(scope, cycle, wanted), include: ["key_results"] };
}

/** Which objectives are shown. */
export function shownBy(scope: Scope, cycle: string, wanted: Wanted): Omit<ObjectiveFilter, "include"> {
  return {
    cycle_id: cycle,
    ...whose(scope, wanted.only),
    ...(wanted.status ? { status: wanted.status } : {}),
    ...(wanted.state ? { state: wanted.state } : {}),
    ...(wanted.kind ? { kind: wanted.kind } : {}),
    ...(wanted.theme ? { theme_id: wanted.theme } : {}),
    ...(wanted.stale ? { stale: true } : {}),
    ...(wanted.asof ? { asof: wanted.asof } : {}),
    ...(wanted.find ? { find: wanted.find } : {}),
  };
}

function whose(scope: Scope, only: true | undefined): Omit<ObjectiveFilter, "include"> {
  if (scope.kind === "mine") return { owner_id: "me" };
  if (scope.kind === "person") return { owner_id: scope.id };
  if (scope.kind === "team") return only ? { team_id: scope.id } : { team_id: scope.id, below: true };
  return {};
}
