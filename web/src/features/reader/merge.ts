import { newKey } from "../../api/client";
import { fieldsOf } from "../../api/measure";
import { length, overlap, type Reading, type Span } from "../../api/reading";
import {
  allResults,
  type ObjectiveRow,
  type ResultFields,
  type ResultRow,
  type Sheet,
  type Source,
  touched,
} from "./sheet";

/** The part of a text that an edit replaced: [from, to) of the old became [from, to + shift) of the new. */
interface Edit {
  from: number;
  to: number;
  shift: number;
}

/** One window around all that differs between two texts, in characters. */
export function editBetween(before: string, after: string): Edit {
  const a = Array.from(before);
  const b = Array.from(after);
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { from: head, to: a.length - tail, shift: b.length - a.length };
}

/** Where a span of the old text lies in the new one. */
export function moved(span: Span, edit: Edit): Span {
  const at = (i: number, end: boolean) => {
    if (i < edit.from || (i === edit.from && !end)) return i;
    if (i >= edit.to) return i + edit.shift;
    return end ? Math.max(edit.from, edit.to + edit.shift) : edit.from;
  };
  const from = at(span[0], false);
  return [from, Math.max(from, at(span[1], true))];
}

/** How alike two texts are, 0 to 1, by the pairs of characters they share. */
export function likeness(a: string, b: string): number {
  const pairs = (s: string) => {
    const chars = Array.from(s.replace(/\s+/g, ""));
    return chars.length < 2 ? chars : chars.slice(1).map((c, i) => chars[i] + c);
  };
  const [x, y] = [pairs(a), pairs(b)];
  if (x.length === 0 || y.length === 0) return 0;
  const left = new Map<string, number>();
  for (const p of x) left.set(p, (left.get(p) ?? 0) + 1);
  let shared = 0;
  for (const p of y) {
    const n = left.get(p) ?? 0;
    if (n > 0) {
      shared++;
      left.set(p, n - 1);
    }
  }
  return (2 * shared) / (x.length + y.length);
}

type Sourced = { source: Source | null };

/** Says for each new row which old one it is: by its words, by its place, or by likeness, in that order. */
export function pair<R extends Sourced>(
  olds: readonly R[],
  news: readonly Sourced[],
  edit: Edit,
  parked: readonly R[],
): (R | undefined)[] {
  const found: (R | undefined)[] = news.map(() => undefined);
  const free = new Set<R>([...olds, ...parked]);
  const standing = new Set<R>(olds);
  const each = (fit: (old: R, source: Source) => number) => {
    news.forEach((row, i) => {
      if (found[i] || !row.source) return;
      let best: R | undefined;
      let most = 0;
      for (const old of free) {
        const score = old.source ? fit(old, row.source) : 0;
        if (score > most) [best, most] = [old, score];
      }
      if (best) {
        found[i] = best;
        free.delete(best);
      }
    });
  };
  const near = (old: R, source: Source) => {
    if (!old.source || !standing.has(old)) return 0;
    const was = moved(old.source.span, edit);
    return overlap(was, source.span) / Math.max(1, Math.min(length(was), length(source.span)));
  };
  const same = (old: R, source: Source) => old.source?.text === source.text && old.source.at === source.at;
  each((old, source) => (same(old, source) ? near(old, source) : 0));
  each((old, source) => (same(old, source) ? (standing.has(old) ? 2 : 1) : 0));
  each((old, source) => (old.source?.at === source.at ? Math.max(0, near(old, source) - 0.5) : 0));
  each((old, source) => {
    const alike = old.source?.at === source.at ? likeness(old.source.text, source.text) : 0;
    return standing.has(old) && alike >= 0.6 ? alike : 0;
  });
  return found;
}

/** The rows of a new reading, with everything that was corrected, ticked off, moved or made before. */
export function merge(before: Sheet, text: string, reading: Reading): Sheet {
  const edit = editBetween(before.text, text);
  const fresh = rowsOf(reading);
  const oldResults = allResults(before);
  const objectives = carry(before.objectives, fresh, edit, before.parked.objectives);
  const results = carry(
    oldResults,
    fresh.flatMap((o) => o.results),
    edit,
    before.parked.results,
  );
  let next = 0;
  const placed: ObjectiveRow[] = objectives.rows.map((o, i) => ({
    ...o,
    results: (fresh[i]?.results ?? []).map(() => results.rows[next++] as ResultRow),
  }));
  for (const added of before.objectives.filter((o) => !o.source)) placed.push({ ...added, results: [] });
  const byHand = oldResults.filter((r) => !r.source);
  return {
    text,
    objectives: settle(placed, byHand),
    parked: {
      objectives: objectives.gone.map((o) => ({ ...o, results: [] })),
      results: results.gone,
    },
  };
}

const mostParked = 200;

function carry<R extends Sourced & { id: string; fixed: object; taken: boolean; made?: unknown }>(
  olds: readonly R[],
  news: readonly R[],
  edit: Edit,
  parked: readonly R[],
): { rows: R[]; gone: R[] } {
  const pairs = pair(olds, news, edit, parked);
  const rows = news.map((row, i) => {
    const old = pairs[i];
    return old ? { ...old, ...pickRead(row), id: old.id } : row;
  });
  const kept = new Set(pairs);
  const gone = [...olds, ...parked].filter((r) => r.source && !kept.has(r) && touched(r as never));
  return { rows, gone: gone.slice(-mostParked) };
}

/** What a reading alone decides of a row. */
function pickRead<R extends object>(row: R): Partial<R> {
  const { fixed, taken, place, made, aligned, results, id, ...read } = row as Record<string, unknown>;
  return read as Partial<R>;
}

/** Puts rows that were moved or added by hand where they were put. */
export function settle(objectives: ObjectiveRow[], byHand: readonly ResultRow[]): ObjectiveRow[] {
  const known = new Set(objectives.map((o) => o.id));
  const isPlaced = (r: ResultRow) => r.place !== undefined && known.has(r.place.objective);
  const loose = [...objectives.flatMap((o) => o.results).filter(isPlaced), ...byHand];
  const out = objectives.map((o) => ({ ...o, results: o.results.filter((r) => !isPlaced(r)) }));
  const waiting = [...loose];
  for (let tries = loose.length; waiting.length > 0 && tries >= 0; tries--) {
    for (const row of [...waiting]) {
      const home = out.find((o) => o.id === row.place?.objective) ?? out.at(-1);
      if (!home) continue;
      const after = row.place?.after ?? null;
      const at = after === null ? 0 : home.results.findIndex((r) => r.id === after) + 1;
      if (after !== null && at === 0 && waiting.some((r) => r.id === after)) continue;
      home.results.splice(after !== null && at === 0 ? home.results.length : at, 0, row);
      waiting.splice(waiting.indexOf(row), 1);
    }
  }
  return out;
}

function rowsOf(reading: Reading): ObjectiveRow[] {
  return reading.objectives.map((o) => ({
    id: newKey(),
    source: { text: o.title ?? "", at: 0, span: o.span },
    read: { title: o.title ?? "", kind: "committed", owner: o.owner ?? "" },
    fixed: {},
    taken: true,
    parentTitle: o.parent_title,
    results: o.key_results.flatMap((kr) =>
      kr.offers.map((offer, at): ResultRow => {
        const read: ResultFields = {
          ...fieldsOf(offer.measure),
          title: offer.title,
          due: offer.due ?? "",
          owner: kr.owner ?? "",
          weight: kr.offers.length === 1 ? (kr.weight ?? "") : "",
        };
        const actions = at === 0 ? kr.actions : [];
        const source = { text: kr.text, at, span: kr.span };
        return { id: newKey(), source, read, fixed: {}, taken: true, asks: offer.needs, actions };
      }),
    ),
  }));
}
