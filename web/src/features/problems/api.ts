import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "../../api/client";
import { type Problem, type ProblemDraft, type ProblemPage, problems } from "../../api/problems";
import type { components } from "../../api/schema";
import type { Severity, State } from "./views";

type Schemas = components["schemas"];
export type ProblemBody = Omit<Schemas["ChangeProblemInBody"], "$schema">;

const path = (id: string) => ({ path: { id } });

/** Which problems are wanted; it stands in the address. */
export interface ProblemFilter {
  team?: string;
  /** A person's id; "me" for oneself. */
  who?: string;
  severity?: Severity;
  /** Only those that still need a decision of one's own. */
  deciding?: true;
  q?: string;
  /** As they were on a past day. */
  asof?: string;
}

export const PAGE = 50;

export const problemsQuery = (filter: ProblemFilter, state: State[]) =>
  infiniteQueryOptions({
    queryKey: [...problems, "list", filter, state],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await answer(
        api.GET("/api/v1/problems", {
          params: {
            query: {
              state,
              team_id: filter.team,
              owner_id: filter.who,
              severity: filter.severity ? [filter.severity] : undefined,
              decider_id: filter.deciding && "me",
              q: filter.q,
              asof: filter.asof,
              limit: PAGE,
              cursor: pageParam,
            },
          },
          querySerializer: { array: { style: "form", explode: false } },
          signal,
        }),
      )) as ProblemPage,
    getNextPageParam: (last) => last.next,
  });

/** A problem, of now or as it was on a past day. */
export const problemQuery = (id: string, asof?: string) =>
  queryOptions({
    queryKey: [...problems, "one", id, ...(asof ? [asof] : [])],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/problems/{id}", { params: { ...path(id), query: { asof } }, signal }),
      )) as Problem,
  });

export const raiseProblem = async (body: ProblemDraft, key?: string) =>
  (await answer(
    api.POST("/api/v1/problems", { body, headers: key ? { "Idempotency-Key": key } : undefined }),
  )) as Problem;

export const changeProblem = async (problem: Pick<Problem, "id" | "version">, body: ProblemBody) =>
  (await answer(
    api.PATCH("/api/v1/problems/{id}", { params: path(problem.id), headers: ifMatch(problem.version), body }),
  )) as Problem;

export const takeProblem = (id: string) =>
  answer(api.POST("/api/v1/problems/{id}/take", { params: path(id) }));
export const releaseProblem = (id: string) =>
  answer(api.POST("/api/v1/problems/{id}/release", { params: path(id) }));
export const solveProblem = (id: string, how: string) =>
  answer(api.POST("/api/v1/problems/{id}/solve", { params: path(id), body: { how } }));
export const reopenProblem = (id: string, why: string) =>
  answer(api.POST("/api/v1/problems/{id}/reopen", { params: path(id), body: { why } }));
export const decideProblem = (id: string, decision: string) =>
  answer(api.POST("/api/v1/problems/{id}/decide", { params: path(id), body: { decision } }));
export const deleteProblem = (id: string) =>
  answer(api.DELETE("/api/v1/problems/{id}", { params: path(id) }));
export const restoreProblem = (id: string) =>
  answer(api.POST("/api/v1/problems/{id}/restore", { params: path(id) }));

/** The name of a person or team whom the address names. */
export const nameQuery = (kind: "people" | "teams", id: string | undefined) =>
  queryOptions({
    queryKey: [kind, "name", id],
    queryFn: async ({ signal }): Promise<string> => {
      const params = path(id ?? "");
      const got = await (kind === "people"
        ? answer(api.GET("/api/v1/people/{id}", { params, signal }))
        : answer(api.GET("/api/v1/teams/{id}", { params, signal })));
      return (got as { name: string }).name;
    },
    staleTime: 60_000,
    enabled: id !== undefined,
  });
