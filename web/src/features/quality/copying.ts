import type { Cycle } from "../../api/cycles";
import type { KeyResult, Objective } from "../../api/okr";

/** What is taken of an earlier objective; a key result goes on from where it stands, or begins again as it did. */
export interface Picked {
  taken: boolean;
  results: Record<string, "no" | "again" | "onwards">;
}

/** A value that was reached can be the next baseline. */
export const mayGoOn = (kr: KeyResult) => kr.measure.kind === "metric" && kr.current !== null;

const kept = (objective: Objective) => (objective.key_results ?? []).filter((kr) => !kr.dropped);

/** Nothing is taken until it is chosen; then all of it, from where it stands. */
export const startPicked = (objective: Objective): Picked => ({
  taken: false,
  results: Object.fromEntries(kept(objective).map((kr) => [kr.id, mayGoOn(kr) ? "onwards" : "again"])),
});

/** What is sent, in the order in which it stands. */
export function picksOf(list: readonly Objective[], picked: (id: string) => Picked) {
  return list
    .filter((objective) => picked(objective.id).taken)
    .map((objective) => {
      const { results } = picked(objective.id);
      return {
        id: objective.id,
        key_results: kept(objective)
          .filter((kr) => (results[kr.id] ?? "no") !== "no")
          .map((kr) => ({ id: kr.id, onwards: results[kr.id] === "onwards" })),
      };
    });
}

/** The latest cycle that was over when another began; of the same length where there is one. */
export function cycleBefore(cycles: readonly Cycle[], to: Cycle): Cycle | undefined {
  const length = (c: Cycle) => Date.parse(c.ends_on) - Date.parse(c.starts_on);
  const before = cycles
    .filter((c) => c.ends_on < to.starts_on)
    .sort((a, b) => b.ends_on.localeCompare(a.ends_on));
  // Quarters differ by days, a year by far.
  const alike = before.find((c) => Math.abs(length(c) - length(to)) < length(to) / 4);
  return alike ?? before[0];
}
