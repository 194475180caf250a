import { answer, api } from "../../api/client";
import type { ExportFormat, ExportSelection } from "../../api/exchange";
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
