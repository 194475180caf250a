import type { CheckIn } from "../../api/checkins";
import { dayOf, today } from "../../lib/dates";
import type { ChartLine, ChartMark, ChartPoint } from "../../ui/charts/TimeChart";
import type { Series } from "./api";

type Event = Series["events"][number];
type Words = (key: string) => string;

/** Milestones and roll-ups have no value of their own: their progress is drawn. */
export function isShares(series: Series): boolean {
  const { kind } = series.key_result.measure;
  return kind === "milestone" || kind === "rollup";
}

/** What the chart of a key result shows. */
export function drawn(series: Series, t: Words, now = today()): { lines: ChartLine[]; marks: ChartMark[] } {
  const { measure, starts_on, due_on } = series.key_result;
  const across = (value: string | null | undefined, name: string): ChartLine[] => {
    if (!value) return [];
    const from = [starts_on, series.readings[0]?.as_of ?? starts_on].sort()[0] ?? starts_on;
    return [{ name, look: "limit", points: [from, due_on].map((on) => ({ on, value: Number(value) })) }];
  };
  const lines: ChartLine[] = [
    {
      name: t("checkins.history.actual"),
      look: "actual",
      step: measure.kind !== "metric",
      points: series.readings.flatMap((r) => pointOf(r, isShares(series))),
    },
  ];
  const expected = series.expected.flatMap((e) => {
    const value = isShares(series) ? e.share : e.value;
    return value === undefined ? [] : [{ on: e.on, value: Number(value) }];
  });
  if (expected.length > 0)
    lines.push({ name: t("checkins.history.expected"), look: "expected", points: expected });
  if (measure.kind === "metric")
    lines.push(...across(series.key_result.target ?? measure.target, t("checkins.history.target")));
  if (measure.kind === "keep") {
    lines.push(...across(measure.low, t("checkins.history.low")));
    lines.push(...across(measure.high, t("checkins.history.high")));
  }
  const marks: ChartMark[] = [
    ...series.checkpoints.map((c) => ({
      on: c.on,
      name: t("checkins.history.checkpoint"),
      value: isShares(series) ? undefined : Number(c.value),
    })),
    ...series.events.map((e) => ({ on: dayOfEvent(e), name: t("checkins.history.revision") })),
    ...(starts_on <= now && now <= due_on ? [{ on: now, name: t("checkins.history.today") }] : []),
  ];
  return { lines, marks };
}

function pointOf(reading: CheckIn, shares: boolean): ChartPoint[] {
  const value = shares ? reading.progress : reading.value;
  return value === null || value === undefined ? [] : [{ on: reading.as_of, value: Number(value) }];
}

export function dayOfEvent(event: Event): string {
  return dayOf(new Date(event.at));
}

/** Where it should have been at the end of a day; null outside its span and for a keep. */
export function expectedOn(series: Series, on: string): Series["expected"][number] | null {
  let found: Series["expected"][number] | null = null;
  for (const e of series.expected) {
    if (e.on > on) break;
    found = e;
  }
  return found;
}

export interface HistoryRow {
  id: string;
  on: string;
  reading?: CheckIn;
  event?: Event;
}

/** Readings and revisions as one list, newest first. */
export function rowsOf(series: Series): HistoryRow[] {
  const rows: HistoryRow[] = [
    ...series.readings.map((r) => ({ id: r.id, on: r.as_of, reading: r })),
    ...series.events.map((e) => ({ id: e.id, on: dayOfEvent(e), event: e })),
  ];
  return rows.sort((a, b) => b.on.localeCompare(a.on));
}
