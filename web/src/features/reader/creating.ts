import { newKey } from "../../api/client";
import { canMake, measureOf } from "../../api/measure";
import { isTransient } from "../../api/problem";
import { makeAction, makeAlignment, makeKeyResult, makeObjective, type Named } from "./api";
import { type Days, dueOn } from "./due";
import { ownerOf } from "./owners";
import { chosen, type Made, meant, type ObjectiveRow, type ResultRow, type Sheet } from "./sheet";

/** For whom and when the drafts are made. */
export interface Aim {
  cycle: Days & { id: string };
  /** "person:<id>" or "team:<id>". */
  owner: string;
  people: readonly Named[];
  teams: readonly Named[];
  today: string;
}

/** How many there are to make, and how many of them can't be made yet. */
export function count(sheet: Sheet): { objectives: number; results: number; lacking: number } {
  const rows = chosen(sheet);
  const results = rows.flatMap((o) => o.results);
  return {
    objectives: rows.length,
    results: results.length,
    lacking:
      rows.filter((o) => meant(o).title.trim() === "").length + results.filter((r) => !ready(r)).length,
  };
}

/** Whether the server would take the row as it is. */
export function ready(row: ResultRow): boolean {
  const fields = meant(row);
  return fields.title.trim() !== "" && canMake(fields);
}

type Report = (row: string, made: Made) => void;

/** Runs one write and reports what became of it; its id, or null where it was refused. */
async function attempt(
  id: string,
  before: Made | undefined,
  report: Report,
  words: (error: unknown) => string,
  write: (key: string) => Promise<{ id?: string } | unknown>,
): Promise<string | null> {
  if (before?.id) return before.id;
  // A refused write left nothing behind and its body will differ, so it gets a new key.
  const key = before && (before.problem === undefined || before.unsure) ? before.key : newKey();
  report(id, { key });
  try {
    const made = (await write(key)) as { id?: string };
    const got = made?.id ?? "done";
    report(id, { key, id: got });
    return got;
  } catch (error) {
    report(id, { key, problem: words(error), unsure: isTransient(error) });
    return null;
  }
}

/**
 * Makes drafts of all that is ticked, one after the other: objectives, their key results, the plans under
 * them, and last what supports what. A row that was refused is reported and the rest goes on; called again,
 * it tries only what isn't made yet. Gives the id of the first objective, and how many rows were refused.
 */
export async function create(
  sheet: Sheet,
  aim: Aim,
  report: Report,
  words: (error: unknown) => string,
): Promise<{ first: string | null; refused: number }> {
  const ids = new Map<string, string>();
  let first: string | null = null;
  let refused = 0;
  const rows = chosen(sheet);
  for (const row of rows) {
    const id = await attempt(row.id, row.made, report, words, (key) => makeObjective(key, bodyOf(row, aim)));
    if (!id) {
      refused += 1 + row.results.length;
      continue;
    }
    first ??= id;
    ids.set(meant(row).title.trim(), id);
    if (row.source?.text) ids.set(row.source.text, id);
    for (const result of row.results) {
      if (!(await createResult(result, id, aim, report, words))) refused++;
    }
  }
  for (const row of rows) {
    const id = ids.get(meant(row).title.trim());
    const parent = row.parentTitle ? ids.get(row.parentTitle) : undefined;
    if (!id || !parent || id === parent) continue;
    const done = await attempt(`${row.id}/parent`, row.aligned, report, words, (key) =>
      makeAlignment(key, id, parent),
    );
    if (!done) refused++;
  }
  return { first, refused };
}

async function createResult(
  row: ResultRow,
  objective: string,
  aim: Aim,
  report: Report,
  words: (error: unknown) => string,
): Promise<boolean> {
  const fields = meant(row);
  const owner = ownerOf(fields.owner, aim.people, null);
  const due = dueOn(fields.due, aim.cycle, aim.today);
  const body = {
    title: fields.title.trim(),
    measure: measureOf(fields),
    ...(fields.weight.trim() && { weight: fields.weight.replace(/[%％\s]/g, "") }),
    ...(owner && { owner_id: owner.id }),
    ...(due && { due_on: due }),
  };
  const id = await attempt(row.id, row.made, report, words, (key) => makeKeyResult(key, objective, body));
  if (!id) return false;
  let whole = true;
  for (const [i, action] of row.actions.entries()) {
    const responsible = ownerOf(action.owner ?? "", aim.people, null) ?? owner ?? personOf(aim);
    const plan = {
      title: action.title,
      ...(responsible && { owner_id: responsible.id }),
      due_on: dueOn(action.due, aim.cycle, aim.today) || due || aim.cycle.ends_on,
    };
    const done = await attempt(`${row.id}/${i}`, action.made, report, words, (key) =>
      makeAction(key, id, plan),
    );
    whole &&= done !== null;
  }
  return whole;
}

const personOf = (aim: Aim) => {
  const owner = ownerOf(aim.owner, aim.people, aim.teams);
  return owner?.kind === "person" ? owner : null;
};

function bodyOf(row: ObjectiveRow, aim: Aim) {
  const fields = meant(row);
  const owner = ownerOf(fields.owner, aim.people, aim.teams) ?? ownerOf(aim.owner, aim.people, aim.teams);
  return {
    cycle_id: aim.cycle.id,
    title: fields.title.trim(),
    kind: fields.kind,
    visibility: "everyone" as const,
    ...(owner?.kind === "team" ? { team_id: owner.id } : { owner_id: owner?.id ?? "" }),
  };
}

/** The sheet with what became of one row; "<row>/<n>" is its n-th action, "<row>/parent" its alignment. */
export function reported(sheet: Sheet, at: string, made: Made): Sheet {
  const [id, part] = at.split("/", 2);
  return {
    ...sheet,
    objectives: sheet.objectives.map((o) => {
      if (o.id === id) return part ? { ...o, aligned: made } : { ...o, made };
      if (!o.results.some((r) => r.id === id)) return o;
      return {
        ...o,
        results: o.results.map((r) => {
          if (r.id !== id) return r;
          if (part === undefined) return { ...r, made };
          return { ...r, actions: r.actions.map((a, i) => (String(i) === part ? { ...a, made } : a)) };
        }),
      };
    }),
  };
}
