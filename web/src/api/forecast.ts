import type { KeyResult } from "./okr";

export type Forecast = NonNullable<KeyResult["forecast"]>;

/** The faint band of the needle: the forecast's interval as progress; none for a keep and while nothing is foreseen. */
export function bandOf(result: KeyResult): { low: number; high: number } | null {
  const f = result.forecast;
  if (f?.progress_low == null || f.progress_high == null) return null;
  return { low: f.progress_low, high: f.progress_high };
}
