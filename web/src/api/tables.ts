import { fileName, saveFile } from "../lib/save";
import { answer } from "./client";

export type TableFormat = "xlsx" | "csv";

/** Keeps a page's tables as a download; CSV comes as an archive with a file for each. */
export async function keepTables(
  call: Promise<{ data?: Blob; error?: unknown; response: Response }>,
  name: string,
  format: TableFormat,
): Promise<void> {
  const file = await answer(call);
  const { response } = await call;
  saveFile(
    file,
    fileName(response.headers.get("Content-Disposition"), `${name}.${format === "csv" ? "zip" : format}`),
  );
}
