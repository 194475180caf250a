import { formatDecimal } from "../../lib/numbers";
import type { ObjectiveFacts, ResultFacts } from "./api";

/** A share as whole percentage points, without its sign: 0.245 is 25. */
export const points = (share: number): number => Math.round(Math.abs(share) * 100);

/** What values of a key result are counted in; those of a milestone are percents of its weight. */
export const unitOf = (result: ResultFacts): string | undefined =>
  result.key_result.measure.kind === "milestone" ? "%" : result.key_result.measure.unit;

export const withUnit = (value: string | null | undefined, result: ResultFacts, locale: string): string =>
  formatDecimal(value, { locale, unit: unitOf(result) });

/** Those forecasts of a key result that were wrong. */
export const wrong = (result: ResultFacts) => result.forecasts.filter((one) => one.outside || one.surprising);

/** Key results that count, with their facts. */
export const counted = (facts: ObjectiveFacts) => facts.results.filter((one) => !one.key_result.dropped);
