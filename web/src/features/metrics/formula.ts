import { answer, api, ifMatch } from "../../api/client";
import type { Filled } from "../../api/okr";
import type { components } from "../../api/schema";
import type { Metric } from "./api";

type Schemas = components["schemas"];
export type FormulaBody = Omit<Schemas["MetricFormulaBody"], "$schema">;
export type Trial = Filled<Schemas["MetricTrialView"]>;

const of = (metric: Metric) => ({ path: { id: metric.id } });

export const setFormula = (metric: Metric, body: FormulaBody) =>
  answer(
    api.PUT("/api/v1/metrics/{id}/formula", { params: of(metric), headers: ifMatch(metric.version), body }),
  );

export const dropFormula = (metric: Metric, reason: string) =>
  answer(
    api.POST("/api/v1/metrics/{id}/formula/drop", {
      params: of(metric),
      headers: ifMatch(metric.version),
      body: { reason: reason || undefined },
    }),
  );

export const tryFormula = async (metric: Metric, body: FormulaBody) =>
  (await answer(api.POST("/api/v1/metrics/{id}/formula/try", { params: of(metric), body }))) as Trial;

/** The first letter, or letters, that no input is called by. */
export function freeName(taken: readonly string[]): string {
  for (let n = 0; ; n++) {
    const name = String.fromCharCode(65 + (n % 26)) + (n < 26 ? "" : String(Math.floor(n / 26)));
    if (!taken.includes(name)) return name;
  }
}
