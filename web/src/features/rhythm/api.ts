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
}

const count = (weeks: Wanted["weeks"]) => (weeks === "13" ? 13 : 6);

export const boardQuery = ({ team, weeks }: Wanted) =>
  queryOptions({
    queryKey: [okr, "rhythm", team, weeks],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/rhythm", { params: { query: { team_id: team, weeks: count(weeks) } }, signal }),
      )) as Board,
  });

export const personQuery = (id: string, weeks: Wanted["weeks"]) =>
  queryOptions({
    queryKey: [okr, "rhythm of", id, weeks],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/people/{id}/rhythm", {
          params: { path: { id }, query: { weeks: count(weeks) } },
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
