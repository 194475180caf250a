import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";

/** The part of a measure that a template shows. */
export interface Measure {
  kind: "metric" | "keep" | "milestone" | "rollup";
  baseline?: string | null;
  unit?: string;
}

export interface TemplateKeyResult {
  title: string;
  measure: Measure;
  actions?: { title: string; how?: string }[];
}

export interface Template {
  id: string;
  name: string;
  area: string;
  summary: string;
  cadence: string;
  built_in: boolean;
  objectives: { title: string; kind: string; key_results: TemplateKeyResult[] }[];
  version: number;
  can: string[];
}

/** All templates in the reader's language, of now or as of a past day; few enough to search here. */
export const templatesQuery = (lang: string, asof?: string) =>
  queryOptions({
    queryKey: ["templates", lang, ...(asof ? [asof] : [])],
    queryFn: async ({ signal }): Promise<Template[]> =>
      (
        (await answer(
          api.GET("/api/v1/templates", {
            params: { query: { lang: lang === "en" ? "en" : "zh-CN", asof } },
            signal,
          }),
        )) as { items: Template[] }
      ).items,
    staleTime: 60_000,
  });

export interface Use {
  cycle_id: string;
  owner_id?: string;
  team_id?: string;
  lang: "zh-CN" | "en";
  picks: { objective: number; key_result: number; baseline?: string }[];
}

export const draftFrom = (id: string, key: string, body: Use) =>
  answer(
    api.POST("/api/v1/templates/{id}/use", {
      params: { path: { id } },
      headers: { "Idempotency-Key": key },
      body,
    }),
  ) as Promise<{ objectives: { id: string }[] }>;

export const removeTemplate = (id: string) =>
  answer(api.DELETE("/api/v1/templates/{id}", { params: { path: { id } } }));
