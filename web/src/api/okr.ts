import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import type { components } from "./schema";

type Schemas = components["schemas"];

/** A view of the contract as it is really answered: lists are never null. */
export type Filled<T> = T extends object
  ? {
      [K in keyof T]: NonNullable<T[K]> extends readonly (infer Each)[] ? Filled<Each>[] : Filled<T[K]>;
    }
  : T;

/** The nouns that many pages show, as the API tells them. */
export type Objective = Filled<Schemas["ObjectiveView"]>;
export type KeyResult = Filled<Schemas["KeyResultView"]>;

/**
 * The first word of every query key whose answer hangs on OKRs: ["okr", "objectives", …], ["okr", "home"], …
 * A write to one of them moves numbers in many places, so all are asked anew where they are on screen.
 */
export const okr = "okr";

export function okrChanged(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: [okr] });
}

/** An objective with its key results; as it stood at the end of a past day where one is given. */
export const objectiveQuery = (id: string, asof?: string) =>
  queryOptions({
    queryKey: [okr, "objective", id, ...(asof ? [asof] : [])],
    queryFn: async ({ signal }) => {
      const params = { path: { id }, query: { asof } };
      return (await answer(api.GET("/api/v1/objectives/{id}", { params, signal }))) as Objective;
    },
  });

/** A key result, of now or as it was on a past day. */
export const keyResultQuery = (id: string, asof?: string) =>
  queryOptions({
    queryKey: [okr, "key result", id, ...(asof ? [asof] : [])],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/key-results/{id}", { params: { path: { id }, query: { asof } }, signal }),
      )) as KeyResult,
  });
