import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "../../api/client";
import type { Filled } from "../../api/okr";
import type { components } from "../../api/schema";

type Schemas = components["schemas"];
export type Feedback = Filled<Schemas["FeedbackView"]>;
export type FeedbackRequest = Filled<Schemas["FeedbackRequestView"]>;
export type GiveBody = Omit<Schemas["GiveFeedbackInBody"], "$schema">;
export type AskBody = Omit<Schemas["AskFeedbackInBody"], "$schema">;
export type Visibility = Feedback["visibility"];

export const VISIBILITIES: readonly Visibility[] = ["private", "manager", "public"];

/** The lists of the page. */
export const BOXES = ["wall", "received", "given", "along", "asked", "requests"] as const;
export type Box = (typeof BOXES)[number];
/** Those that hold feedback; the others hold requests for it. */
export type FeedbackBox = Exclude<Box, "asked" | "requests">;

const wanted = {
  wall: { public: true },
  received: { to_id: "me" },
  given: { from_id: "me" },
  along: { along: true },
} as const;

export const feedback = ["feedback"] as const;
const PAGE = 30;
const path = (id: string) => ({ path: { id } });

interface Page<T> {
  items: T[];
  next?: string;
}

/** Those of a box whose words have q in them, all where it is "". */
export const feedbackQuery = (box: FeedbackBox, q: string, asof?: string) =>
  infiniteQueryOptions({
    queryKey: [...feedback, box, q, asof],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await answer(
        api.GET("/api/v1/feedback", {
          params: { query: { ...wanted[box], q: q || undefined, asof, limit: PAGE, cursor: pageParam } },
          signal,
        }),
      )) as Page<Feedback>,
    getNextPageParam: (last) => last.next,
  });

/** One, where a notice leads to it, now or as of a past day. */
export const oneQuery = (id: string, asof?: string) =>
  queryOptions({
    queryKey: [...feedback, "one", id, asof],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/feedback/{id}", { params: { ...path(id), query: { asof } }, signal }),
      )) as Feedback,
  });

/** The latest that somebody and the caller told each other, in one direction. */
export const betweenQuery = (personId: string, way: "from" | "to") =>
  queryOptions({
    queryKey: [...feedback, "between", personId, way],
    queryFn: async ({ signal }) =>
      (
        (await answer(
          api.GET("/api/v1/feedback", {
            params: {
              query:
                way === "from"
                  ? { from_id: personId, to_id: "me", limit: 5 }
                  : { from_id: "me", to_id: personId, limit: 5 },
            },
            signal,
          }),
        )) as Page<Feedback>
      ).items,
  });

/** The latest that a person was told, or told others, of what the caller may see. */
export const ofPersonQuery = (personId: string, way: "received" | "given", asof?: string) =>
  queryOptions({
    queryKey: [...feedback, "of", personId, way, asof],
    queryFn: async ({ signal }) =>
      (
        (await answer(
          api.GET("/api/v1/feedback", {
            params: { query: { [way === "received" ? "to_id" : "from_id"]: personId, asof, limit: 5 } },
            signal,
          }),
        )) as Page<Feedback>
      ).items,
  });

export const requestsQuery = (mine: boolean, asof?: string) =>
  infiniteQueryOptions({
    queryKey: [...feedback, "requests", mine, asof],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await answer(
        api.GET("/api/v1/feedback-requests", {
          params: { query: { mine, asof, limit: PAGE, cursor: pageParam } },
          signal,
        }),
      )) as Page<FeedbackRequest>,
    getNextPageParam: (last) => last.next,
  });

/** Whether anybody shares feedback with the caller as a manager. */
export const alongQuery = queryOptions({
  queryKey: [...feedback, "any along"],
  queryFn: async ({ signal }) =>
    (
      (await answer(
        api.GET("/api/v1/feedback", { params: { query: { along: true, limit: 1 } }, signal }),
      )) as Page<Feedback>
    ).items.length > 0,
});

export const give = async (body: GiveBody, key: string) =>
  (await answer(api.POST("/api/v1/feedback", { body, headers: { "Idempotency-Key": key } }))) as Feedback;

export const edit = (one: Feedback, body: string) =>
  answer(
    api.PATCH("/api/v1/feedback/{id}", {
      params: path(one.id),
      headers: ifMatch(one.version),
      body: { body },
    }),
  );

export const remove = (id: string) => answer(api.DELETE("/api/v1/feedback/{id}", { params: path(id) }));
export const restore = (id: string) =>
  answer(api.POST("/api/v1/feedback/{id}/restore", { params: path(id) }));

export const cheer = (id: string, on: boolean) =>
  on
    ? answer(api.PUT("/api/v1/feedback/{id}/cheer", { params: path(id) }))
    : answer(api.DELETE("/api/v1/feedback/{id}/cheer", { params: path(id) }));

export const ask = (body: AskBody, key: string) =>
  answer(api.POST("/api/v1/feedback-requests", { body, headers: { "Idempotency-Key": key } }));

export const decline = (id: string, why: string) =>
  answer(api.POST("/api/v1/feedback-requests/{id}/decline", { params: path(id), body: { why } }));
export const withdraw = (id: string) =>
  answer(api.DELETE("/api/v1/feedback-requests/{id}", { params: path(id) }));
