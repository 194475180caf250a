import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
import type { Filled } from "../../api/okr";
import type { components } from "../../api/schema";
import type { Reason } from "./api";

type Schemas = components["schemas"];
export type SheetLine = Filled<Schemas["SheetLineView"]>;
type Sheet = Filled<Schemas["SheetView"]>;
type Unsubscription = Omit<Filled<Schemas["UnsubscriptionView"]>, "reasons"> & { reasons: Reason[] };

const path = (token: string) => ({ params: { path: { token } } });

export const unsubscriptionQuery = (token: string) =>
  queryOptions({
    queryKey: ["unsubscription", token],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET("/api/v1/unsubscriptions/{token}", { ...path(token), signal }),
      )) as Unsubscription,
    retry: false,
  });

export const endLetters = (token: string) => answer(api.POST("/api/v1/unsubscriptions/{token}", path(token)));

export const sheetQuery = (token: string) =>
  queryOptions({
    queryKey: ["letter-sheet", token],
    queryFn: async ({ signal }) =>
      (await answer(api.GET("/api/v1/letter-sheets/{token}", { ...path(token), signal }))) as Sheet,
    retry: false,
  });

/** The same key twice is one check-in. */
export const checkInByLetter = async (token: string, body: Schemas["ByLetterInBody"], key: string) =>
  (await answer(
    api.POST("/api/v1/letter-sheets/{token}/check-ins", {
      ...path(token),
      headers: { "Idempotency-Key": key },
      body,
    }),
  )) as SheetLine;
