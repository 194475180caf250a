import type { MeasureFields } from "../../api/measure";
import type { ReadAction, Span } from "../../api/reading";

/** The fields of a key result as they stand in the outline: numbers as typed, a due date as YYYY-MM-DD. */
export interface ResultFields extends MeasureFields {
  title: string;
  /** As said ("06-30", "Q3") until somebody corrects it to a day. */
  due: string;
  /** The name as read, or "person:<id>" once matched by hand. */
  owner: string;
  weight: string;
}

export interface ObjectiveFields {
  title: string;
  kind: "committed" | "aspirational";
  /** The name as read, "person:<id>" or "team:<id>"; "" for whoever the whole sheet is for. */
  owner: string;
}

/** Where in the text a row was read; what a re-read finds it again by. */
export interface Source {
  text: string;
  /** Which metric of its sentence. */
  at: number;
  span: Span;
}

/** What became of a row on the server. The key stays the same from try to try, so that none is made twice. */
export interface Made {
  key: string;
  id?: string;
  problem?: string;
  /** No answer came, so it may have been made after all: the next try must carry the same key. */
  unsure?: boolean;
}

interface Row<F> {
  id: string;
  /** null for a row that somebody added by hand. */
  source: Source | null;
  read: F;
  /** Corrections by hand, on top of what is read; they stay when the text is read anew. */
  fixed: Partial<F>;
  taken: boolean;
  made?: Made;
}

export interface ResultRow extends Row<ResultFields> {
  /** Fields that the text left open. */
  asks: string[];
  /** Where somebody moved it: behind a row (null: first) of an objective. */
  place?: { objective: string; after: string | null };
  actions: (ReadAction & { made?: Made })[];
}

export interface ObjectiveRow extends Row<ObjectiveFields> {
  parentTitle: string | null;
  aligned?: Made;
  results: ResultRow[];
}

export interface Sheet {
  /** The text that the rows were read from. */
  text: string;
  objectives: ObjectiveRow[];
  /** Corrected rows whose words are gone from the text, in case they come back. */
  parked: { objectives: ObjectiveRow[]; results: ResultRow[] };
}

export const emptySheet: Sheet = { text: "", objectives: [], parked: { objectives: [], results: [] } };

/** A row as it is meant: what was read, and over it what was corrected. */
export function meant<F>(row: { read: F; fixed: Partial<F> }): F {
  return { ...row.read, ...row.fixed };
}

/** A row whose work would be lost with it. */
export function touched(row: { fixed: object; taken: boolean; place?: unknown; made?: Made }): boolean {
  return Object.keys(row.fixed).length > 0 || !row.taken || row.place !== undefined || row.made !== undefined;
}

export function allResults(sheet: Sheet): ResultRow[] {
  return sheet.objectives.flatMap((o) => o.results);
}

/** The rows that are to be created: ticked, and under a ticked objective. */
export function chosen(sheet: Sheet): ObjectiveRow[] {
  return sheet.objectives
    .filter((o) => o.taken)
    .map((o) => ({ ...o, results: o.results.filter((r) => r.taken) }));
}
