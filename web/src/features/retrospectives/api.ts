import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "../../api/client";
import { type Filled, okr } from "../../api/okr";
import type { components } from "../../api/schema";
import type { Option } from "../../ui/Combobox";

type Schemas = components["schemas"];
export type Retrospective = Filled<Schemas["RetrospectiveView"]>;
export type ObjectiveFacts = Filled<Schemas["RetrospectiveObjectiveView"]>;
export type ResultFacts = Filled<Schemas["RetrospectiveResultView"]>;
export type TeamFacts = Filled<Schemas["RetrospectiveTeamView"]>;
export type TeamLine = Filled<Schemas["RetrospectiveLineView"]>;
export type PastProblem = ObjectiveFacts["problems"][number];
export type HeldUp = Filled<Schemas["HeldUpView"]>;
export type Cause = Filled<Schemas["CauseView"]>;
export type Lesson = Filled<Schemas["LessonView"]>;
export type Recalled = Filled<Schemas["RecalledLessonView"]>;
export type Fate = Lesson["fate"];

/** What a lesson may change; "" for nothing yet. */
export const CHANGES = ["", "template", "policy", "action", "practice"] as const;
export type Change = (typeof CHANGES)[number];

/** The steps of looking back (GRAI), in order. */
export const STEPS = ["goal", "result", "analysis", "insight"] as const;
export type Step = (typeof STEPS)[number];

/** What is looked back on: an objective, or a team's cycle. */
export type Subject = { objectiveId: string } | { teamId: string; cycle?: string };

export const retrospectives = [okr, "retrospectives"] as const;
const lessons = [...retrospectives, "lessons"] as const;
const PAGE = 30;
const path = (id: string) => ({ path: { id } });
const ofTeam = (s: { teamId: string; cycle?: string }) => ({
  path: { id: s.teamId },
  query: { cycle_id: s.cycle },
});

/** A retrospective with what is known, of now or as of a past day. */
export const retrospectiveQuery = (subject: Subject, asof?: string) =>
  queryOptions({
    queryKey: [...retrospectives, "one", subject, ...(asof ? [asof] : [])],
    queryFn: async ({ signal }) =>
      (await answer(
        "objectiveId" in subject
          ? api.GET("/api/v1/objectives/{id}/retrospective", {
              params: { ...path(subject.objectiveId), query: { asof } },
              signal,
            })
          : api.GET("/api/v1/teams/{id}/retrospective", {
              params: { path: { id: subject.teamId }, query: { cycle_id: subject.cycle, asof } },
              signal,
            }),
      )) as Retrospective,
  });

/** Writes the words of one step; the first ones have no version that could be overwritten. */
export const write = (subject: Subject, version: number, step: Step, words: string) => {
  const headers = version > 0 ? ifMatch(version) : undefined;
  const body = { [step]: words };
  return answer(
    "objectiveId" in subject
      ? api.PATCH("/api/v1/objectives/{id}/retrospective", {
          params: path(subject.objectiveId),
          headers,
          body,
        })
      : api.PATCH("/api/v1/teams/{id}/retrospective", { params: ofTeam(subject), headers, body }),
  ) as Promise<Retrospective>;
};

export const nameCause = (subject: Subject, words: string) =>
  answer(
    "objectiveId" in subject
      ? api.POST("/api/v1/objectives/{id}/causes", { params: path(subject.objectiveId), body: { words } })
      : api.POST("/api/v1/teams/{id}/causes", { params: ofTeam(subject), body: { words } }),
  );

export const vote = (cause: Cause, on: boolean) =>
  answer(
    on
      ? api.PUT("/api/v1/causes/{id}/vote", { params: path(cause.id) })
      : api.DELETE("/api/v1/causes/{id}/vote", { params: path(cause.id) }),
  );

/** Puts a problem down to a cause, in place of the one before; `on` false: to none. */
export const tieProblem = (cause: string, problem: string, on: boolean) => {
  const given = { params: { path: { id: cause, problem } } };
  return answer(
    on
      ? api.PUT("/api/v1/causes/{id}/problems/{problem}", given)
      : api.DELETE("/api/v1/causes/{id}/problems/{problem}", given),
  );
};

export const removeCause = (id: string) => answer(api.DELETE("/api/v1/causes/{id}", { params: path(id) }));

export const restoreCause = (id: string) =>
  answer(api.POST("/api/v1/causes/{id}/restore", { params: path(id) }));

/** Which lessons are wanted. */
export interface LessonsWanted {
  tag?: string;
  /** Those that change this template, this action, an action of this key result's plan, or this rule ("*": any). */
  template?: string;
  action?: string;
  keyResult?: string;
  rule?: string;
  fate?: Fate;
  team?: string;
  cycle?: string;
  q?: string;
  /** As they were at the end of this past day. */
  asof?: string;
}

export const lessonsQuery = (wanted: LessonsWanted) =>
  infiniteQueryOptions({
    queryKey: [...lessons, wanted],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await answer(
        api.GET("/api/v1/lessons", {
          params: {
            query: {
              tag: wanted.tag,
              template_id: wanted.template,
              action_id: wanted.action,
              key_result_id: wanted.keyResult,
              rule: wanted.rule,
              fate: wanted.fate,
              team_id: wanted.team,
              cycle_id: wanted.cycle,
              q: wanted.q,
              asof: wanted.asof,
              limit: PAGE,
              cursor: pageParam,
            },
          },
          signal,
        }),
      )) as { items: Lesson[]; next?: string },
    getNextPageParam: (last) => last.next,
  });

/** Lessons of other objectives that are like this one. */
export const recalledQuery = (objectiveId: string) =>
  queryOptions({
    queryKey: [...lessons, "recalled", objectiveId],
    queryFn: async ({ signal }) =>
      (
        (await answer(api.GET("/api/v1/objectives/{id}/lessons", { params: path(objectiveId), signal }))) as {
          items: Recalled[];
        }
      ).items,
  });

/** Whether a lesson is to be told to the reader beside this objective; `on` dismisses it. */
export const dismissLesson = (objectiveId: string, lesson: string, on: boolean) => {
  const given = { params: { path: { id: objectiveId, lesson } } };
  return on
    ? answer(api.PUT("/api/v1/objectives/{id}/lessons/{lesson}/dismissal", given))
    : answer(api.DELETE("/api/v1/objectives/{id}/lessons/{lesson}/dismissal", given));
};

/** A lesson as somebody writes it. */
export interface Written {
  words: string;
  tags: string[];
  change: Change;
  what: string;
  template_id: string;
  action_id: string;
  rule: string;
}

export const learn = (subject: Subject, body: Written, idempotencyKey: string) =>
  answer(
    api.POST("/api/v1/lessons", {
      headers: { "Idempotency-Key": idempotencyKey },
      body: {
        ...("objectiveId" in subject
          ? { objective_id: subject.objectiveId }
          : { team_id: subject.teamId, cycle_id: subject.cycle }),
        ...body,
      },
    }),
  ) as Promise<Lesson>;

export const reword = (one: Lesson, body: Written) =>
  answer(
    api.PATCH("/api/v1/lessons/{id}", { params: path(one.id), headers: ifMatch(one.version), body }),
  ) as Promise<Lesson>;

export const settle = (one: Pick<Lesson, "id" | "version">, fate: Fate, reason: string) =>
  answer(
    api.POST("/api/v1/lessons/{id}/settle", {
      params: path(one.id),
      headers: ifMatch(one.version),
      body: { fate, reason },
    }),
  ) as Promise<Lesson>;

export const forget = (id: string) => answer(api.DELETE("/api/v1/lessons/{id}", { params: path(id) }));

export const recall = (id: string) => answer(api.POST("/api/v1/lessons/{id}/restore", { params: path(id) }));

/** Actions by a part of their title, the next due first. */
export async function searchActions(q: string, signal: AbortSignal): Promise<Option[]> {
  const query = q ? { q, limit: 20 } : { limit: 20 };
  const { items } = (await answer(api.GET("/api/v1/actions", { params: { query }, signal }))) as {
    items: { id: string; title: string; owner_name?: string }[];
  };
  return items.map(({ id, title, owner_name }) => ({ value: id, label: title, hint: owner_name }));
}

/** The templates that a lesson may change, in the reader's language, of now or as of a past day. */
export const templateNamesQuery = (lang: string, asof?: string) =>
  queryOptions({
    queryKey: ["templates", "names", lang, ...(asof ? [asof] : [])],
    queryFn: async ({ signal }) =>
      (
        (await answer(
          api.GET("/api/v1/templates", {
            params: { query: { lang: lang === "en" ? "en" : "zh-CN", asof } },
            signal,
          }),
        )) as { items: { id: string; name: string }[] }
      ).items,
    staleTime: 60_000,
  });
