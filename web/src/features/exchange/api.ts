import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
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

export type Imported = Omit<components["schemas"]["ImportedView"], "rows"> & { rows: ImportedRow[] };

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
