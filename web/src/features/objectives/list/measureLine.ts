import type { KeyResult } from "../../../api/okr";
import { dateFormat } from "../../../lib/formats";
import { formatDecimal, unknown } from "../../../lib/numbers";

type Words = (key: string, given?: Record<string, unknown>) => string;

/** What a key result is judged by and where it stands, in a few words: "50,000 → 55,000 人 · 现 52,000". */
export function measureLine(result: KeyResult, t: Words, locale: string): string {
  return [aim(result, t, locale), now(result, t, locale)].filter(Boolean).join(" · ");
}

function aim({ measure, baseline, target }: KeyResult, t: Words, locale: string): string {
  const precision = measure.precision ?? undefined;
  const unit = measure.unit;
  const number = (value: string | null | undefined, withUnit = true) =>
    formatDecimal(value, { locale, precision, unit: withUnit ? unit : undefined });
  switch (measure.kind) {
    case "metric": {
      if (target) return `${number(baseline, unit === "%")} → ${number(target)}`;
      if (measure.target_relative)
        return t("objectives.list.relative", { value: signed(measure.target_relative, locale) });
      if (measure.target_change)
        return t("objectives.list.change", { value: signed(measure.target_change, locale) });
      return `${number(baseline, unit === "%")} → ${unknown}`;
    }
    case "keep": {
      const { low, high } = measure;
      if (low && high)
        return t("objectives.list.between", { low: number(low, unit === "%"), high: number(high) });
      return low
        ? t("objectives.list.atLeast", { value: number(low) })
        : t("objectives.list.atMost", { value: number(high) });
    }
    case "milestone": {
      const steps = measure.steps ?? [];
      return t("objectives.list.steps", { done: steps.filter((s) => s.done).length, count: steps.length });
    }
    default:
      return t("objectives.list.rollup");
  }
}

const signed = (value: string, locale: string) => formatDecimal(value, { locale, sign: "always" });

function now({ measure, current }: KeyResult, t: Words, locale: string): string {
  if (measure.kind !== "metric" && measure.kind !== "keep") return "";
  if (current === null) return t("objectives.list.noReading");
  const unit = measure.unit === "%" ? "%" : undefined;
  const value = formatDecimal(current, { locale, precision: measure.precision ?? undefined, unit });
  return t("objectives.list.now", { value });
}

/** How often it is checked in: "每周一". */
export function cadenceWords({ cadence }: KeyResult, t: Words, locale: string): string {
  const weekday = () =>
    dateFormat(locale, { weekday: "short", timeZone: "UTC" }).format(
      // 1 January 2024 was a Monday.
      Date.UTC(2024, 0, cadence.weekday ?? 1),
    );
  if (cadence.kind === "weekly") return t("objectives.list.weekly", { day: weekday() });
  if (cadence.kind === "biweekly") return t("objectives.list.biweekly", { day: weekday() });
  if (cadence.kind === "monthly") return t("objectives.list.monthly");
  return "";
}
