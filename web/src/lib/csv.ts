/** Tables as files that spreadsheets open. */

export interface Sheet {
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

/** What a spreadsheet would read as a formula, save plain numbers and percentages. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?%?$/;

/** A table as CSV (RFC 4180): with a byte order mark, so that Excel reads it as UTF-8, and with no cell that is a formula. */
export function csvOf({ head, rows }: Sheet): string {
  const lines = [head, ...rows].map((row) => row.map(cellOf).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function cellOf(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
