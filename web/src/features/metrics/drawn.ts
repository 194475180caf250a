import type { ChartLine, ChartMark } from "../../ui/charts/TimeChart";
import type { Series } from "./api";

/** What the chart of a metric shows: a line that breaks at gaps, and a diamond at what stands out. */
export function drawn(
  series: Series,
  name: string,
  standsOut: string,
): { lines: ChartLine[]; marks: ChartMark[] } {
  const gaps = new Set(series.questions.filter((q) => q.kind === "gap").map((q) => q.on));
  const lines: { name: string; look: "actual"; points: { on: string; value: number }[] }[] = [];
  for (const reading of series.readings) {
    if (lines.length === 0 || gaps.has(reading.on)) lines.push({ name, look: "actual", points: [] });
    lines.at(-1)?.points.push({ on: reading.on, value: Number(reading.value) });
  }
  const marks = series.questions
    .filter((q) => q.kind !== "gap" && !q.answered)
    .map((q) => ({ on: q.on, name: standsOut, value: Number(q.value) }));
  return { lines, marks };
}
