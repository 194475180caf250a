import { queryOptions } from "@tanstack/react-query";
import { answer, api, newKey } from "./client";
import type { Filled } from "./okr";
import type { components } from "./schema";

export type Present = Filled<components["schemas"]["PresenceView"]>["people"][number];

/** The noun whose page is open: `kind` is one that the server knows as a place (internal/feature/live). */
export interface Place {
  kind: string;
  id: string;
}

/** Between two signs of life: milliseconds. After three times as long the others take one for gone. */
export const BEAT = 10_000;

let tab = "";

/** Tells this open page from others of the same person. */
const thisTab = () => {
  tab ||= newKey();
  return tab;
};

export const presenceKey = (kind: string, id: string) => ["presence", kind, id];

/**
 * Who has a noun's page open. To ask is to say that one has it open too, so it is asked again and again while
 * the page is in sight; in between the stream of changes tells of whoever comes and goes (live.ts).
 */
export const presenceQuery = ({ kind, id }: Place) =>
  queryOptions({
    queryKey: presenceKey(kind, id),
    queryFn: async ({ signal }): Promise<Present[]> => {
      const body = { subject_kind: kind, subject_id: id, tab: thisTab() };
      const { people } = (await answer(api.PUT("/api/v1/presence", { body, signal }))) as {
        people: Present[];
      };
      return people;
    },
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });

/** Says that this tab has left; also while it is being closed. */
export function leave({ kind, id }: Place): void {
  const query = { subject_kind: kind, subject_id: id, tab: thisTab() };
  // Whoever isn't heard of any more is gone in half a minute anyway.
  answer(api.DELETE("/api/v1/presence", { params: { query }, keepalive: true })).catch(() => {});
}
