import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { lastCheckInQuery } from "../../api/checkins";
import { answer, api, ifMatch } from "../../api/client";
import { type Filled, keyResultQuery, okr } from "../../api/okr";
import type { components } from "../../api/schema";

type Schemas = components["schemas"];

export type Home = Filled<Schemas["HomeView"]>;
export type Owed = Home["check_ins"][number];
export type Action = Home["actions"][number];
export type Change = Home["changes"][number];
export type Review = Home["reviews"][number];
export type Asked = Home["revisions"][number];
export type Request = Home["requests"][number];
export type Effects = Filled<Schemas["EffectsView"]>;

/** The person's week. What it tells of key results is handed to the forms, which so open without asking. */
export const homeQuery = queryOptions({
  queryKey: [okr, "home"],
  meta: { badge: true }, // the page itself says what goes wrong, and elsewhere it only counts
  queryFn: async ({ client, signal }) => {
    const home = (await answer(api.GET("/api/v1/home", { signal }))) as Home;
    for (const owed of home.check_ins) hand(client, owed);
    return home;
  },
});

function hand(queries: QueryClient, owed: Owed): void {
  queries.setQueryData(keyResultQuery(owed.key_result.id).queryKey, owed.key_result);
  queries.setQueryData(lastCheckInQuery(owed.key_result.id).queryKey, owed.last ?? null);
}

/** How many things wait for the person. */
export function owedIn(home: Home): number {
  const { check_ins, actions, reviews, revisions, requests, deciding } = home;
  return [check_ins, actions, reviews, revisions, requests, deciding].reduce(
    (sum, list) => sum + list.length,
    0,
  );
}

const FIVE_MINUTES = 300_000;

/** The number beside 本周 in the menu. */
export const owedQuery = {
  queryKey: [okr, "home", "owed"] as readonly string[],
  queryFn: async ({ client }: { client: QueryClient }) => owedIn(await client.fetchQuery(homeQuery)),
  refetchInterval: FIVE_MINUTES,
  meta: { badge: true },
};

type ActionChange = Schemas["AdjustInBody"];

export function adjustAction(action: { id: string; version: number }, change: ActionChange) {
  return answer(
    api.PATCH("/api/v1/actions/{id}", {
      params: { path: { id: action.id } },
      headers: ifMatch(action.version),
      body: change,
    }),
  );
}

/** What another due date would do to actions that depend on this one. */
export async function effectsOf(action: Action, dueOn: string): Promise<Effects> {
  const params = { path: { id: action.id } };
  const body = { due_on: dueOn };
  return (await answer(api.POST("/api/v1/actions/{id}/effects", { params, body }))) as Effects;
}

export function approve(review: Review) {
  const params = { path: { id: review.id } };
  return answer(
    api.POST("/api/v1/objectives/{id}/approve", { params, headers: ifMatch(review.version), body: {} }),
  );
}

export function giveBack(review: Review, note: string) {
  const params = { path: { id: review.id } };
  return answer(
    api.POST("/api/v1/objectives/{id}/return", { params, headers: ifMatch(review.version), body: { note } }),
  );
}

export function decideRevision(id: string, agree: boolean, note: string) {
  const given = { params: { path: { id } }, body: { note: note || undefined } };
  return answer(
    agree
      ? api.POST("/api/v1/revisions/{id}/approve", given)
      : api.POST("/api/v1/revisions/{id}/decline", given),
  );
}

export function answerRequest(id: string, agree: boolean, note: string) {
  const given = { params: { path: { id } }, body: { note: note || undefined } };
  return answer(
    agree
      ? api.POST("/api/v1/alignments/{id}/accept", given)
      : api.POST("/api/v1/alignments/{id}/decline", given),
  );
}
