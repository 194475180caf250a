import { answer, api } from "../api/client";
import { Combobox, type ComboboxProps, type Option } from "./Combobox";

interface Listed {
  id: string;
  name: string;
  email: string;
}

/** Active people by a part of their name or e-mail. Also what the palette can use. */
export async function searchPeople(q: string, signal: AbortSignal): Promise<Option[]> {
  const query = q ? { q, limit: 20 } : { limit: 20 };
  const { items } = (await answer(api.GET("/api/v1/people", { params: { query }, signal }))) as {
    items: Listed[];
  };
  return items.map(({ id, name, email }) => ({ value: id, label: name, hint: email }));
}

/** Chooses a person; the option's value is their id. */
export function PersonPicker(props: Omit<ComboboxProps, "search">) {
  return <Combobox {...props} search={searchPeople} />;
}
