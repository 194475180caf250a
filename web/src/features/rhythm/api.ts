import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
import { type Filled, okr } from "../../api/okr";
import type { components } from "../../api/schema";
import { keepTables, type TableFormat } from "../../api/tables";

type Schemas = components["schemas"];
export type Board = Filled<Schemas["RhythmBoardView"]>;
export type Keeper = Board["people"][number];
export type Score = Keeper["whole"];
export type PersonRhythm = Filled<Schemas["PersonRhythmView"]>;
export type Due = PersonRhythm["dues"][number];

/** What is asked for, as it stands in the address. */
export interface Wanted {
  team?: string;
  /** "13" for a quarter; six weeks where left out. */
  weeks?: "13";
  /** Whose due dates are open beside the table. */
  person?: string;
  /** As it was known at the end of this past day. */
  asof?: string;
}

const count = (weeks: Wanted["weeks"]) => (weeks === "13" ? 13 : 6);

export const boardQuery = ({ team, weeks, asof }: Wanted) =>
  queryOptions({
    queryKey: [okr, "rhythm", team, weeks, asof],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/rhythm", {
          params: { query: { team_id: team, weeks: count(weeks), asof } },
          signal,
        }),
      )) as Board,
  });

export const personQuery = (id: string, { weeks, asof }: Pick<Wanted, "weeks" | "asof">) =>
  queryOptions({
    queryKey: [okr, "rhythm of", id, weeks, asof],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/people/{id}/rhythm", {
          params: { path: { id }, query: { weeks: count(weeks), asof } },
          signal,
        }),
      )) as PersonRhythm,
  });

/** The tables of the page, with every due date that they count, kept as a download. */
export function exportRhythm({ team, weeks }: Wanted, format: TableFormat): Promise<void> {
  const query = { team_id: team, weeks: count(weeks), format };
  return keepTables(
    api.GET("/api/v1/rhythm/export", { params: { query }, parseAs: "blob" }),
    "rhythm",
    format,
  );
}

export const nudge = (id: string, words: string, key: string) =>
  answer(
    api.POST("/api/v1/people/{id}/nudges", {
      params: { path: { id } },
      headers: { "Idempotency-Key": key },
      body: { words },
    }),
  );
