import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "../../api/client";
import type { Filled } from "../../api/okr";
import type { components } from "../../api/schema";

type Schemas = components["schemas"];
export type Choices = Filled<Schemas["ChoicesView"]>;
export type Hours = Choices["hours"];
export type Way = Choices["ways"][number]["way"];
export type Absence = Filled<Schemas["AbsenceView"]>;
export type Delivery = Filled<Schemas["DeliveryView"]>;
export type DeliveryState = "dead" | "failing" | "sent";
export type DeliveryWay = Delivery["way"];

/** From the loudest to none at all. */
export const ways: readonly Way[] = ["mail", "digest", "inbox", "none"];

export const choicesQuery = queryOptions({
  queryKey: ["notices", "choices"],
  queryFn: async ({ signal }) => (await answer(api.GET("/api/v1/notice-choices", { signal }))) as Choices,
});

export const changeChoices = async (version: number, body: Schemas["ChoicesInBody"]) =>
  (await answer(
    api.PATCH("/api/v1/notice-choices", { headers: version ? ifMatch(version) : {}, body }),
  )) as Choices;

export const absencesQuery = (from: string) =>
  queryOptions({
    queryKey: ["absences", from],
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/api/v1/absences", { params: { query: { from } }, signal }))) as {
        items: Absence[];
      },
  });

export const noteAbsence = (body: Schemas["AbsenceInBody"]) => answer(api.POST("/api/v1/absences", { body }));

export const removeAbsence = (id: string) =>
  answer(api.DELETE("/api/v1/absences/{id}", { params: { path: { id } } }));

interface DeliveryPage {
  items: Delivery[];
  next?: string;
}

/** Those of one way, or of all. */
export const deliveriesQuery = (state: DeliveryState, way?: DeliveryWay) =>
  infiniteQueryOptions({
    queryKey: ["deliveries", state, way],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await answer(
        api.GET("/api/v1/deliveries", {
          params: { query: { state, way, limit: 50, cursor: pageParam } },
          signal,
        }),
      )) as DeliveryPage,
    getNextPageParam: (last) => last.next,
  });

export const resendDeliveries = async (ids?: string[]) =>
  ((await answer(api.POST("/api/v1/deliveries/resend", { body: { ids } }))) as { ids: string[] }).ids;
