import type { Reading, Span } from "../../api/reading";

export type MarkKind = "objective" | "result" | "name" | "number" | "unit" | "date" | "owner" | "ignored";

export interface Mark {
  span: Span;
  kind: MarkKind;
  /** "O1", "KR1.2": said once, where the mark begins. */
  label?: string;
}

/** A stretch of the text with everything that is true of it. */
export interface Segment {
  text: string;
  from: number;
  kinds: MarkKind[];
  labels: string[];
}

/** What was read, as marks on the text. */
export function marksOf(text: string, reading: Reading): Mark[] {
  const chars = Array.from(text);
  const marks: Mark[] = [];
  reading.objectives.forEach((o, i) => {
    if (o.title !== null) marks.push({ span: o.span, kind: "objective", label: `O${i + 1}` });
    if (o.owner) marks.push(...beside(chars, o.owner, o.span));
    o.key_results.forEach((kr, j) => {
      marks.push({ span: kr.span, kind: "result", label: `KR${i + 1}.${j + 1}` });
      if (kr.owner) marks.push(...beside(chars, kr.owner, kr.span));
      for (const { marks: parts } of kr.offers) {
        if (parts.name) marks.push({ span: parts.name, kind: "name" });
        if (parts.baseline) marks.push({ span: parts.baseline, kind: "number" });
        if (parts.target) marks.push({ span: parts.target, kind: "number" });
        if (parts.unit) marks.push({ span: parts.unit, kind: "unit" });
        if (parts.due) marks.push({ span: parts.due, kind: "date" });
      }
    });
  });
  for (const { span } of reading.ignored) marks.push({ span, kind: "ignored" });
  return marks.filter((m) => m.span[1] > m.span[0]);
}

const reach = 120;

/** Where an owner's name stands: within the words it belongs to, or soon behind them. */
function beside(chars: readonly string[], name: string, span: Span): Mark[] {
  const wanted = Array.from(name);
  const last = Math.min(chars.length, span[1] + reach) - wanted.length;
  for (let i = span[0]; i <= last; i++) {
    if (wanted.every((c, k) => chars[i + k] === c)) return [{ span: [i, i + wanted.length], kind: "owner" }];
  }
  return [];
}

/** The text cut where any mark begins or ends. */
export function segments(text: string, marks: readonly Mark[]): Segment[] {
  const chars = Array.from(text);
  const cuts = new Set([0, chars.length]);
  for (const { span } of marks) for (const at of span) cuts.add(Math.min(at, chars.length));
  const edges = [...cuts].sort((a, b) => a - b);
  const sorted = [...marks].sort((a, b) => a.span[0] - b.span[0]);
  const open: Mark[] = [];
  let next = 0;
  const out: Segment[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const [from, to] = [edges[i] as number, edges[i + 1] as number];
    while (next < sorted.length && (sorted[next] as Mark).span[0] <= from) open.push(sorted[next++] as Mark);
    for (let k = open.length - 1; k >= 0; k--) if ((open[k] as Mark).span[1] <= from) open.splice(k, 1);
    out.push({
      text: chars.slice(from, to).join(""),
      from,
      kinds: [...new Set(open.map((m) => m.kind))],
      labels: open.flatMap((m) => (m.label && m.span[0] === from ? [m.label] : [])),
    });
  }
  return out;
}
