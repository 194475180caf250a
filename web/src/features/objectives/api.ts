import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
import { type Objective, okr } from "../../api/okr";
import type { components, paths } from "../../api/schema";

export type ObjectiveFilter = NonNullable<paths["/api/v1/objectives"]["get"]["parameters"]["query"]>;

interface Items<T> {
  items: T[];
  next?: string;
}

/** Objectives as a filter wants them, a page at a time, in the order of their list. */
export const objectivesQuery = (filter: ObjectiveFilter) =>
  infiniteQueryOptions({
    queryKey: [okr, "objectives", filter],
    queryFn: async ({ signal, pageParam }): Promise<Items<Objective>> => {
      const query = { limit: 50, ...filter, ...(pageParam ? { cursor: pageParam } : {}) };
      return (await answer(api.GET("/api/v1/objectives", { params: { query }, signal }))) as Items<Objective>;
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next || undefined,
  });

export type QueryReading = components["schemas"]["QueryView"];
export type QueryOffer = components["schemas"]["QueryOfferView"];

/** How a query reads, and what may stand at a place of it, counted in characters. */
export const readQuery = (text: string, at: number) =>
  queryOptions({
    queryKey: ["query", text, at],
    queryFn: async ({ signal }): Promise<QueryReading> =>
      (await answer(
        api.GET("/api/v1/objectives/query", { params: { query: { text, at } }, signal }),
      )) as QueryReading,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** The titles of all strategy themes, of now or of a past day; archived ones too: an objective may still serve one. */
export const themeTitlesQuery = (asof?: string) =>
  queryOptions({
    queryKey: ["themes", "titles", ...(asof ? [asof] : [])],
    queryFn: async ({ signal }): Promise<{ id: string; title: string }[]> =>
      (
        (await answer(
          api.GET("/api/v1/themes", { params: { query: { archived: true, asof } }, signal }),
        )) as Items<{ id: string; title: string }>
      ).items,
    staleTime: 60_000,
  });

/** The name of a person whom the address names. */
export const personNameQuery = (id: string) =>
  queryOptions({
    queryKey: ["people", "name", id],
    queryFn: async ({ signal }): Promise<string> =>
      (
        (await answer(api.GET("/api/v1/people/{id}", { params: { path: { id } }, signal }))) as {
          name: string;
        }
      ).name,
    staleTime: 60_000,
    enabled: id !== "",
  });
