import type { Cycle } from "../../api/cycles";

const length = (cycle: Cycle): number => Date.parse(cycle.ends_on) - Date.parse(cycle.starts_on);

/** The cycle right after one: of those that begin after it ends the first, and of them the one most like it in length. */
export function after(cycles: readonly Cycle[], from: Cycle | undefined): Cycle | undefined {
  if (!from) return undefined;
  const later = cycles.filter((one) => one.starts_on > from.ends_on && one.phase !== "closed");
  const first = later.map((one) => one.starts_on).sort()[0];
  return later
    .filter((one) => one.starts_on === first)
    .sort((a, b) => Math.abs(length(a) - length(from)) - Math.abs(length(b) - length(from)))[0];
}

/** The cycle that a team leaves: the last that is scored or closed and has one after it, else the present one. */
export function ending(cycles: readonly Cycle[]): Cycle | undefined {
  const over = cycles.filter((one) => one.phase === "scoring" || one.phase === "closed");
  const newest = [...over].sort((a, b) => b.ends_on.localeCompare(a.ends_on));
  return (
    newest.find((one) => after(cycles, one)) ?? newest[0] ?? cycles.find((one) => one.current) ?? cycles[0]
  );
}
