/** A cycle's days, which decide the year of a date said without one. */
export interface Days {
  starts_on: string;
  ends_on: string;
}

const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const day = (year: number, month: number, date: number) =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
const monthEnd = (year: number, month: number) => day(year, month, lastDay(year, month));

/**
 * The last day of a deadline as far as it was said: "2026-06-30", "06-30", "06", "Q3", "2026-Q3", "H1",
 * "2026-H2", "2026". A date without a year is the one inside the cycle, else that of the cycle's first
 * year. "" for what is no date.
 */
export function dueOn(said: string | null | undefined, cycle: Days | null, today: string): string {
  const parts = /^(?:(\d{4})(?:-|$))?(?:Q([1-4])|H([12])|(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(said ?? "");
  if (!said || !parts) return "";
  const [, year, quarter, half, month, date] = parts;
  const inYear = (y: number): string => {
    if (quarter) return monthEnd(y, Number(quarter) * 3);
    if (half) return monthEnd(y, Number(half) * 6);
    if (!month) return day(y, 12, 31);
    const m = Number(month);
    if (m < 1 || m > 12) return "";
    if (!date) return monthEnd(y, m);
    const d = Number(date);
    return d >= 1 && d <= lastDay(y, m) ? day(y, m, d) : "";
  };
  if (year) return inYear(Number(year));
  if (!cycle) return inYear(Number(today.slice(0, 4)));
  const first = Number(cycle.starts_on.slice(0, 4));
  const last = Number(cycle.ends_on.slice(0, 4));
  for (let y = first; y <= last; y++) {
    const on = inYear(y);
    if (on >= cycle.starts_on && on <= cycle.ends_on) return on;
  }
  return inYear(first);
}

/** The cycle that a document names ("2026-Q2", "2026-H1", "2026"): the one of just those days. */
export function cycleNamed<C extends Days>(name: string | null, cycles: readonly C[]): C | null {
  const parts = /^(\d{4})(?:-(?:Q([1-4])|H([12])))?$/.exec(name ?? "");
  if (!parts) return null;
  const year = Number(parts[1]);
  const [from, to] = parts[2]
    ? [Number(parts[2]) * 3 - 2, Number(parts[2]) * 3]
    : parts[3]
      ? [Number(parts[3]) * 6 - 5, Number(parts[3]) * 6]
      : [1, 12];
  const starts = day(year, from, 1);
  const ends = monthEnd(year, to);
  return cycles.find((c) => c.starts_on === starts && c.ends_on === ends) ?? null;
}

/** The cycle to begin with: the shortest that has today in it, else the next to come, else the last. */
export function cycleOf<C extends Days>(today: string, cycles: readonly C[]): C | null {
  const span = (c: C) => Date.parse(c.ends_on) - Date.parse(c.starts_on);
  const current = cycles.filter((c) => c.starts_on <= today && today <= c.ends_on);
  if (current.length > 0) return current.reduce((a, b) => (span(b) < span(a) ? b : a));
  const sorted = [...cycles].sort((a, b) => a.starts_on.localeCompare(b.starts_on));
  return sorted.find((c) => c.starts_on > today) ?? sorted.at(-1) ?? null;
}
