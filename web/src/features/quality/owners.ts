import { queryOptions } from "@tanstack/react-query";
import { can } from "../../api/can";
import { answer, api } from "../../api/client";
import type { Option } from "../../ui/Combobox";
import { searchPeople } from "../../ui/PersonPicker";
import { searchTeams } from "../../ui/TeamPicker";
import { useWords } from "../../ui/words";

/** Whose an objective is: "person:<id>" or "team:<id>" as the body has it. */
export function forBody(owner: Option | null): { owner_id?: string; team_id?: string } {
  const [kind, id] = (owner?.value ?? "").split(":", 2);
  if (!id) return {};
  return kind === "team" ? { team_id: id } : { owner_id: id };
}

/** Teams and people together, to choose an owner from. */
export function useOwners() {
  const { t } = useWords();
  const search = async (query: string, signal: AbortSignal): Promise<Option[]> => {
    const [teams, people] = await Promise.all([searchTeams(query, signal), searchPeople(query, signal)]);
    return [
      ...people.map((o) => ({ ...o, value: `person:${o.value}` })),
      ...teams.map((o) => ({ ...o, value: `team:${o.value}`, hint: t("quality.new.team") })),
    ];
  };
  const teamQuery = (id: string | undefined) =>
    queryOptions({
      queryKey: ["teams", "one", id],
      enabled: id !== undefined,
      // Null for a team that one may not draft for.
      queryFn: async ({ signal }): Promise<Option | null> => {
        const path = { id: id ?? "" };
        const team = (await answer(api.GET("/api/v1/teams/{id}", { params: { path }, signal }))) as {
          name: string;
          can: string[];
        };
        return can(team, "objective.create") ? { value: `team:${id}`, label: team.name } : null;
      },
    });
  return { search, teamQuery };
}
