import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
import type { components } from "../../api/schema";

type Schemas = components["schemas"];
export type CalendarFeed = Schemas["CalendarFeedView"];
export type NewCalendarFeed = Schemas["NewCalendarFeedView"];

/** The caller's calendar addresses, the newest first; the addresses themselves are told only when they are made. */
export const feedsQuery = queryOptions({
  queryKey: ["calendar feeds"],
  queryFn: async ({ signal }) =>
    ((await answer(api.GET("/api/v1/calendar-feeds", { signal }))) as { items: CalendarFeed[] }).items,
});

export const subscribe = async (teamId?: string) =>
  (await answer(api.POST("/api/v1/calendar-feeds", { body: { team_id: teamId } }))) as NewCalendarFeed;

export const revoke = (id: string) =>
  answer(api.DELETE("/api/v1/calendar-feeds/{id}", { params: { path: { id } } }));
