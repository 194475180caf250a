import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
import type { Filled } from "../../api/okr";
import type { components } from "../../api/schema";
import { addDays } from "../../lib/dates";

type Schemas = components["schemas"];
export type Entry = Filled<Omit<Schemas["EntryView"], "before" | "after">> &
  Pick<Schemas["EntryView"], "before" | "after">;
export type Difference = Filled<Schemas["DifferenceView"]>;
export type Kind = Filled<Schemas["KindView"]>;
export type Verified = Filled<Schemas["VerifiedView"]>;

/** Which entries are wanted; kept in the address. Days are whole days where the reader is. */
export interface Wanted {
  kind?: string;
  actor?: string;
  from?: string;
  until?: string;
  /** An objective, with all that hangs on it. */
  within?: string;
  /** One thing. */
  subject?: string;
}

/** The instant at which a day begins where the reader is. */
function startOf(day: string): string {
  const [y = 0, m = 1, d = 1] = day.split("-").map(Number);
  return new Date(y, m - 1, d).toISOString();
}

/** What the server is asked: "until" is the last day wanted, the server's the first instant that isn't. */
export function queryOf(wanted: Wanted) {
  return {
    ...(wanted.kind && { kind: wanted.kind }),
    ...(wanted.actor && { actor_id: wanted.actor }),
    ...(wanted.within && { within_id: wanted.within }),
    ...(wanted.subject && { subject_id: wanted.subject }),
    ...(wanted.from && { from: startOf(wanted.from) }),
    ...(wanted.until && { until: startOf(addDays(wanted.until, 1)) }),
  };
}

/** The same entries as a file. Not by a plain link: the browser's own language isn't always the reader's. */
export const csvOf = (wanted: Wanted) =>
  answer(
    api.GET("/api/v1/audit.csv", { params: { query: queryOf(wanted) }, parseAs: "blob" }),
  ) as unknown as Promise<Blob>;

/** The words of the entries come from the server, in the language of the moment. */
export const trailQuery = (wanted: Wanted, locale: string) =>
  infiniteQueryOptions({
    queryKey: ["audit", "list", locale, wanted],
    queryFn: async ({ signal, pageParam }) => {
      const query = { limit: 50, ...queryOf(wanted), ...(pageParam && { cursor: pageParam }) };
      return (await answer(api.GET("/api/v1/audit", { params: { query }, signal }))) as {
        items: Entry[];
        next?: string;
      };
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next || undefined,
  });

export const kindsQuery = (locale: string) =>
  queryOptions({
    queryKey: ["audit", "kinds", locale],
    queryFn: async ({ signal }) => (await answer(api.GET("/api/v1/audit-kinds", { signal }))).items as Kind[],
    staleTime: Number.POSITIVE_INFINITY,
  });

export const actorQuery = (id: string) =>
  queryOptions({
    queryKey: ["people", "one", id, "name"],
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/api/v1/people/{id}", { params: { path: { id } }, signal }))).name,
  });

export const verify = () => answer(api.POST("/api/v1/audit/verify")) as Promise<Verified>;
