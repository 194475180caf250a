import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../../api/client";
import { type Objective, okr } from "../../../api/okr";
import { type ProblemPage, problems } from "../../../api/problems";
import type { FullLoad, Insight, Wanted } from "../api";

/** One slide each: more nobody sits through. */
export const MOST_OBJECTIVES = 40;

/** The objectives of the slides with their key results: those under way, then closed ones, in the order of the insight page. */
export const slideObjectivesQuery = (cycle: string, { team, asof }: Pick<Wanted, "team" | "asof">) =>
  queryOptions({
    queryKey: [okr, "insight", "slides", cycle, team, asof],
    queryFn: async ({ signal }) => {
      const list: Objective[] = [];
      for (const state of ["active", "closed"] as const) {
        const room = MOST_OBJECTIVES - list.length;
        if (room === 0) break;
        const query = {
          cycle_id: cycle,
          team_id: team,
          below: team ? true : undefined,
          asof,
          state,
          include: ["key_results" as const],
          limit: room,
        };
        const found = await answer(api.GET("/api/v1/objectives", { params: { query }, signal }));
        list.push(...((found.items ?? []) as Objective[]));
      }
      return list;
    },
  });

/** What a team or the company still has to decide, or had to on a past day, what harms most first. */
export const undecidedQuery = ({ team, asof }: Pick<Wanted, "team" | "asof">) =>
  queryOptions({
    queryKey: [...problems, "undecided", team, asof],
    queryFn: async ({ signal }) => {
      const query = { team_id: team, undecided: true, asof, limit: 50 };
      return (await answer(api.GET("/api/v1/problems", { params: { query }, signal }))) as ProblemPage;
    },
  });

/** Who has more to do than workdays left. */
export interface Overload {
  count: number;
  /** The fullest of them. */
  people: readonly { name: string; share: number | null }[];
}

/** Of a team's members as the page tells them; of many, by who is fullest. */
export function overloadOf(data: Insight, full: FullLoad | undefined): Overload {
  if (full && !data.load) {
    const over = full.items.filter((one) => one.overload);
    return {
      count: full.total.overloaded,
      people: over.map((one) => ({ name: one.person_name ?? "", share: Number(one.share) })),
    };
  }
  const people = (data.load ?? []).filter((one) => (one.share ?? 0) > 1);
  return { count: people.length, people };
}
