import { queryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "../../api/client";
import type { ExportFormat, ExportSelection } from "../../api/exchange";
import type { components } from "../../api/schema";
import { fileName, saveFile } from "../../lib/save";

/** In the order in which they are offered. */
export const FORMATS: readonly ExportFormat[] = ["xlsx", "csv", "json", "yaml", "md"];

/** Asks for a file of what is selected, and keeps it as a download. */
export async function exportOkrs(selection: ExportSelection, format: ExportFormat): Promise<void> {
  const call = api.GET("/api/v1/exports/okrs", {
    params: { query: { ...selection, format } },
    parseAs: "blob",
  });
  const file = (await answer(call)) as unknown as Blob;
  const { response } = await call;
  saveFile(
    file,
    fileName(response.headers.get("Content-Disposition"), `OKR.${format === "csv" ? "zip" : format}`),
  );
}

type RowView = components["schemas"]["ImportedRowView"];

export type ImportedRow = Omit<RowView, "changes" | "faults"> & {
  changes: NonNullable<RowView["changes"]>;
  faults: NonNullable<RowView["faults"]>;
};

type SheetView = components["schemas"]["ImportedSheetView"];

export type Means = components["schemas"]["ImportedMeansView"];

export type UnknownWord = components["schemas"]["ImportedUnknownView"];

export type SheetColumn = Omit<components["schemas"]["ImportedColumnView"], "samples"> & {
  samples: string[];
};

/** A sheet of another tool, with what its columns and words are taken for. */
export type Sheet = Omit<SheetView, "sheets" | "columns" | "unknown" | "means"> & {
  sheets: string[];
  columns: SheetColumn[];
  unknown: UnknownWord[];
  means: Means[];
};

export type Imported = Omit<components["schemas"]["ImportedView"], "rows" | "sheet"> & {
  rows: ImportedRow[];
  sheet?: Sheet;
};

/** In the order in which they are offered. */
export const TOOLS: readonly Sheet["tool"][] = ["feishu", "tita", "worktile", "viva", "perdoo", "other"];

/** What a column may hold; "" leaves it out. */
export const FIELDS = [
  "",
  "title",
  "kr_title",
  "level",
  "ref",
  "parent",
  "owner",
  "kr_owner",
  "team",
  "period",
  "description",
  "kind",
  "weight",
  "kr_weight",
  "baseline",
  "target",
  "current",
  "unit",
  "progress",
  "kr_progress",
  "status",
  "kr_status",
  "confidence",
  "starts_on",
  "due_on",
  "span",
  "updated_on",
  "note",
] as const;

/** What somebody says of a sheet: all of it, each time. */
export type Meaning = Pick<Sheet, "tool" | "sheet" | "draft" | "cycle_id" | "owner_id"> & {
  fields: string[];
  means: Means[];
  /** As the last sheet with these heads was read; all else is not looked at. */
  recall?: boolean;
};

export const meaningOf = ({ tool, sheet, draft, cycle_id, owner_id, columns, means }: Sheet): Meaning => ({
  tool,
  sheet,
  draft,
  cycle_id,
  owner_id,
  fields: columns.map((c) => c.field),
  means,
});

export const mapImport = async (id: string, version: number, body: Meaning): Promise<Imported> =>
  (await answer(
    api.PUT("/api/v1/imports/{id}/sheet", {
      params: { path: { id } },
      headers: ifMatch(version),
      body: { ...body, means: body.means.map(({ label: _, ...rest }) => rest) },
    }),
  )) as Imported;

/** While it is under way it is asked for again and again. */
const BEAT = 700;

export const importsQuery = queryOptions({
  queryKey: ["imports"],
  queryFn: async ({ signal }): Promise<Imported[]> =>
    ((await answer(api.GET("/api/v1/imports", { signal }))) as { items: Imported[] }).items,
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ["imports", id],
    queryFn: async ({ signal }): Promise<Imported> =>
      (await answer(api.GET("/api/v1/imports/{id}", { params: { path: { id } }, signal }))) as Imported,
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? BEAT : false),
  });

export const isUnderWay = ({ state }: Imported): boolean => state === "running" || state === "stopping";

export async function readImport(file: File): Promise<Imported> {
  const form = new FormData();
  form.append("file", file);
  return (await answer(
    api.POST("/api/v1/imports", {
      // A form is sent as it is; the contract knows it as a file and no JSON.
      body: form as never,
      bodySerializer: (body: unknown) => body as FormData,
    }),
  )) as Imported;
}

export type ImportStep = "begin" | "cancel" | "undo";

export const stepImport = async (id: string, step: ImportStep): Promise<Imported> =>
  (await answer(api.POST(`/api/v1/imports/{id}/${step}`, { params: { path: { id } } }))) as Imported;
