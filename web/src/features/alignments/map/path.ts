import type { Point } from "./layout";

/** A soft line through points from left to right: level where it leaves and arrives, and at every bend. */
export function pathOf(points: readonly Point[]): string {
  const [start, ...rest] = points;
  if (!start) return "";
  let from = start;
  const parts = [`M ${start.x} ${start.y}`];
  for (const to of rest) {
    const middle = (from.x + to.x) / 2;
    parts.push(`C ${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`);
    from = to;
  }
  return parts.join(" ");
}
