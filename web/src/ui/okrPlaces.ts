import { answer, api } from "../api/client";
import type { Objective } from "../api/okr";
import type { Option } from "./Combobox";

/** Objectives and their key results by a part of a title: what something may be about. */
export async function searchPlaces(q: string, signal: AbortSignal): Promise<Option[]> {
  const { items } = (await answer(
    api.GET("/api/v1/objectives", {
      params: { query: { q: q || undefined, state: "active", include: ["key_results"], limit: 8 } },
      signal,
    }),
  )) as { items: Objective[] };
  return items.flatMap((o) => [
    { value: `o:${o.id}`, label: o.title, hint: o.owner_name ?? o.team_name },
    ...(o.key_results ?? []).map((kr) => ({ value: `k:${kr.id}`, label: kr.title, hint: o.title })),
  ]);
}

/** What an option of searchPlaces stands for, for the body of a request. */
export function heldBy(place: string): { objective_id?: string; key_result_id?: string } {
  if (place.startsWith("k:")) return { key_result_id: place.slice(2) };
  return place.startsWith("o:") ? { objective_id: place.slice(2) } : {};
}
