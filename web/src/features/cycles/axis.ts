import { addDays, daysBetween } from "../../lib/dates";

/** A stretch of days that the time line shows, on whole months. */
export interface Axis {
  from: string;
  to: string;
  /** `quiet` has no label: the year before it needs the room. */
  ticks: { on: string; at: number; major: boolean; quiet: boolean }[];
}

interface Span {
  starts_on: string;
  ends_on: string;
}

const first = (date: string) => `${date.slice(0, 7)}-01`;

function monthAfter(date: string): string {
  const [year = 0, month = 1] = date.split("-").map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, "0")}-01`;
}

/** From the first month of the earliest span to the last month of the latest; a tick a month, a quarter or a year. */
export function axisOf(spans: readonly Span[]): Axis {
  const starts = spans.map((s) => s.starts_on).sort();
  const ends = spans.map((s) => s.ends_on).sort();
  const from = first(starts[0] ?? "2026-01-01");
  const to = addDays(monthAfter(ends.at(-1) ?? "2026-12-31"), -1);
  const months = Math.round((daysBetween(from, to) + 1) / 30.4);
  const every = months <= 14 ? 1 : months <= 40 ? 3 : 12;
  const axis: Axis = { from, to, ticks: [] };
  for (let on = from; on <= to; on = monthAfter(on)) {
    const month = Number(on.slice(5, 7));
    if ((month - 1) % every !== 0) continue;
    axis.ticks.push({ on, at: share(axis, on), major: month === 1, quiet: every === 1 && month === 2 });
  }
  return axis;
}

/** Where a day begins on the axis, from 0 to 1 (and beyond, for days that are off it). */
export function share(axis: Axis, on: string): number {
  return daysBetween(axis.from, on) / (daysBetween(axis.from, axis.to) + 1);
}

/** Left edge and width of a span in percent, its last day included. */
export function stretch(axis: Axis, from: string, to: string): { left: string; width: string } {
  const left = Math.min(1, Math.max(0, share(axis, from)));
  const right = Math.min(1, Math.max(0, share(axis, addDays(to, 1))));
  return { left: `${left * 100}%`, width: `${Math.max(0, right - left) * 100}%` };
}
