import type { Team } from "../../../api/teams";
import { useWords } from "../../../ui/words";
import type { Group } from "./groups";
import styles from "./Rows.module.css";
import type { Scope } from "./wanted";

interface GroupHeadProps {
  group: Group;
  /** The only group of its list. */
  alone: boolean;
  scope: Scope;
  teams: readonly Team[];
}

/** Whose the objectives below are. Only for screen readers where the page's head says it already. */
export function GroupHead({ group, alone, scope, teams }: GroupHeadProps) {
  const { t } = useWords();
  const own = scope.kind === "team" && group.team === scope.id;
  const said = (alone && group.part !== "helped" && scope.kind !== "company") || (own && alone);
  return <h2 className={said ? "hidden-visually" : styles.group}>{words(group, teams, t)}</h2>;
}

function words(group: Group, teams: readonly Team[], t: (key: string) => string): string {
  if (group.part === "owned") return t("objectives.list.group.owned");
  if (group.part === "helped") return t("objectives.list.group.helped");
  const then = group.items.find((o) => o.team_id === group.team)?.team_name; // on a past day it may have had another name
  return then ?? teams.find((team) => team.id === group.team)?.name ?? t("objectives.list.group.noTeam");
}
