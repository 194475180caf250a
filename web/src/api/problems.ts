import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "./client";
import { type Filled, okr } from "./okr";
import type { components } from "./schema";

type Schemas = components["schemas"];

/** Something in the way, as the API tells it. */
export type Problem = Filled<Schemas["ProblemView"]>;
export type ProblemDraft = Omit<Schemas["RaiseProblemInBody"], "$schema">;

export interface ProblemPage {
  items: Problem[];
  next?: string;
}

/** The first words of every key whose answer is problems. */
export const problems = [okr, "problems"] as const;

/** As many as one answer may bring: more are in nobody's way at once. */
const MOST = 200;

/** What of an objective's problems isn't solved, those first that harm most; each key result picks its own. */
export const problemsOfQuery = (objectiveId: string) =>
  queryOptions({
    queryKey: [...problems, "of", objectiveId],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/problems", {
          params: { query: { objective_id: objectiveId, limit: MOST } },
          signal,
        }),
      )) as ProblemPage,
  });
