import { readNumber } from "../../lib/typed";
import type { Template, Use } from "./api";

/** What is taken of a template: "objective/key result" → the baseline as typed. Absent is not taken. */
export type Taken = Readonly<Record<string, string>>;

const at = (objective: number, keyResult: number) => `${objective}/${keyResult}`;

/** Everything, with the baselines that the template knows. */
export function all(template: Template): Taken {
  return Object.fromEntries(
    template.objectives.flatMap((o, i) =>
      o.key_results.map((kr, j) => [at(i, j), kr.measure.baseline ?? ""]),
    ),
  );
}

export function isTaken(taken: Taken, objective: number, keyResult: number): boolean {
  return at(objective, keyResult) in taken;
}

export function baselineOf(taken: Taken, objective: number, keyResult: number): string {
  return taken[at(objective, keyResult)] ?? "";
}

export function take(taken: Taken, objective: number, keyResult: number, baseline: string | null): Taken {
  const { [at(objective, keyResult)]: _, ...rest } = taken;
  return baseline === null ? rest : { ...rest, [at(objective, keyResult)]: baseline };
}

/** The picks for the server, in the template's order; a baseline that is no number is left open. */
export function picks(template: Template, taken: Taken): Use["picks"] {
  return template.objectives.flatMap((o, i) =>
    o.key_results.flatMap((kr, j) => {
      if (!isTaken(taken, i, j)) return [];
      const baseline = kr.measure.kind === "metric" ? readNumber(baselineOf(taken, i, j))?.value : undefined;
      return [{ objective: i, key_result: j, ...(baseline !== undefined && { baseline }) }];
    }),
  );
}

/** Templates that hold all the words, in the name, the summary or any title; "" is all of an area. */
export function found(list: readonly Template[], query: string, area: string): Template[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return list.filter((template) => {
    if (area !== "" && template.area !== area) return false;
    const text = [
      template.name,
      template.summary,
      ...template.objectives.flatMap((o) => [o.title, ...o.key_results.map((kr) => kr.title)]),
    ]
      .join("\n")
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The cycle to begin with: the shortest that has the day in it, else the next, else the last. */
export function cycleFor<C extends { starts_on: string; ends_on: string }>(
  list: readonly C[],
  day: string,
): C | null {
  const length = (c: C) => Date.parse(c.ends_on) - Date.parse(c.starts_on);
  const now = list.filter((c) => c.starts_on <= day && day <= c.ends_on);
  if (now.length > 0) return now.reduce((a, b) => (length(b) < length(a) ? b : a));
  const sorted = [...list].sort((a, b) => a.starts_on.localeCompare(b.starts_on));
  return sorted.find((c) => c.starts_on > day) ?? sorted.at(-1) ?? null;
}
