import { newKey } from "../../api/client";
import { settle } from "./merge";
import type { ObjectiveFields, ObjectiveRow, ResultFields, ResultRow, Sheet } from "./sheet";

/** Corrections by hand. Each gives a new sheet; a field set back to what was read is no correction any more. */

function fix<F extends object>(row: { read: F; fixed: Partial<F> }, change: Partial<F>): Partial<F> {
  const fixed = { ...row.fixed, ...change };
  for (const name of Object.keys(fixed) as (keyof F)[]) {
    if (fixed[name] === row.read[name]) delete fixed[name];
  }
  return fixed;
}

const objectives = (sheet: Sheet, each: (o: ObjectiveRow) => ObjectiveRow): Sheet => ({
  ...sheet,
  objectives: sheet.objectives.map(each),
});

const results = (sheet: Sheet, id: string, change: (r: ResultRow) => ResultRow): Sheet =>
  objectives(sheet, (o) =>
    o.results.some((r) => r.id === id)
      ? { ...o, results: o.results.map((r) => (r.id === id ? change(r) : r)) }
      : o,
  );

export const fixObjective = (sheet: Sheet, id: string, change: Partial<ObjectiveFields>): Sheet =>
  objectives(sheet, (o) => (o.id === id ? { ...o, fixed: fix(o, change) } : o));

export const fixResult = (sheet: Sheet, id: string, change: Partial<ResultFields>): Sheet =>
  results(sheet, id, (r) => ({ ...r, fixed: fix(r, change) }));

export const takeResult = (sheet: Sheet, id: string, taken: boolean): Sheet =>
  results(sheet, id, (r) => ({ ...r, taken }));

/** Ticks an objective, and with it what is under it. */
export const takeObjective = (sheet: Sheet, id: string, taken: boolean): Sheet =>
  objectives(sheet, (o) =>
    o.id === id ? { ...o, taken, results: o.results.map((r) => ({ ...r, taken })) } : o,
  );

/** Puts a key result behind another (null: first) of an objective. */
export function place(sheet: Sheet, id: string, objective: string, after: string | null): Sheet {
  if (after === id) return sheet;
  const put = results(sheet, id, (r) => ({ ...r, place: { objective, after } }));
  return { ...put, objectives: settle(put.objectives, []) };
}

/** Moves a key result one up or down; past the end of its objective it goes to the next. */
export function step(sheet: Sheet, id: string, by: -1 | 1): Sheet {
  const home = sheet.objectives.findIndex((o) => o.results.some((r) => r.id === id));
  const rows = sheet.objectives[home]?.results ?? [];
  const at = rows.findIndex((r) => r.id === id);
  const to = at + by;
  if (to >= 0 && to < rows.length) {
    const after = by === 1 ? rows[to]?.id : rows[to - 1]?.id;
    return place(sheet, id, sheet.objectives[home]?.id ?? "", after ?? null);
  }
  const other = sheet.objectives[home + by];
  if (!other) return sheet;
  return place(sheet, id, other.id, by === 1 ? null : (other.results.at(-1)?.id ?? null));
}

const blank: ResultFields = {
  title: "",
  form: "target",
  baseline: "",
  target: "",
  low: "",
  high: "",
  unit: "",
  due: "",
  owner: "",
  weight: "",
};

/** A key result that the text doesn't hold, last of an objective. */
export function addResult(sheet: Sheet, objective: string): [Sheet, string] {
  const id = newKey();
  const added = objectives(sheet, (o) => {
    if (o.id !== objective) return o;
    const row: ResultRow = {
      id,
      source: null,
      read: blank,
      fixed: {},
      taken: true,
      asks: ["baseline", "target", "unit"],
      place: { objective, after: o.results.at(-1)?.id ?? null },
      actions: [],
    };
    return { ...o, results: [...o.results, row] };
  });
  return [added, id];
}

/** An objective that the text doesn't hold, last of all. */
export function addObjective(sheet: Sheet): [Sheet, string] {
  const id = newKey();
  const row: ObjectiveRow = {
    id,
    source: null,
    read: { title: "", kind: "committed", owner: "" },
    fixed: {},
    taken: true,
    parentTitle: null,
    results: [],
  };
  return [{ ...sheet, objectives: [...sheet.objectives, row] }, id];
}

/** Takes a row away that was added by hand; what was read is unticked instead. */
export const removeAdded = (sheet: Sheet, id: string): Sheet => ({
  ...sheet,
  objectives: sheet.objectives
    .filter((o) => o.id !== id)
    .map((o) => ({ ...o, results: o.results.filter((r) => r.id !== id) })),
});
