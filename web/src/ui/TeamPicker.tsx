import { answer, api } from "../api/client";
import { Combobox, type ComboboxProps, type Option } from "./Combobox";

interface Listed {
  id: string;
  name: string;
  parent_id?: string;
}

/** Teams by a part of their name, each with the team above it. */
export async function searchTeams(q: string, signal: AbortSignal): Promise<Option[]> {
  const { items } = (await answer(api.GET("/api/v1/teams", { signal }))) as { items: Listed[] };
  const names = new Map(items.map((team) => [team.id, team.name]));
  const wanted = q.toLowerCase();
  return items
    .filter((team) => team.name.toLowerCase().includes(wanted))
    .slice(0, 50)
    .map((team) => ({ value: team.id, label: team.name, hint: names.get(team.parent_id ?? "") }));
}

/** Chooses a team; the option's value is its id. */
export function TeamPicker(props: Omit<ComboboxProps, "search">) {
  return <Combobox {...props} search={searchTeams} />;
}
