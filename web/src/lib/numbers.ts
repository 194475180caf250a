/** Numbers for reading. Values travel as decimal strings and are never turned into a float here. */

import { numberFormat } from "./formats";

export interface DecimalStyle {
  locale: string;
  /** Digits after the point; absent: as many as the value carries. */
  precision?: number;
  /** For what is only about so: at most four digits that say something, the whole ones always. */
  about?: boolean;
  /** Put after the number: "%" and "‰" touch it, words stand off by a space. Empty in columns. */
  unit?: string | null;
  /** "always" writes + before positive values, for differences. */
  sign?: "auto" | "always";
  /** No separators of thousands: for files that programs read. */
  plain?: boolean;
}

/** What stands where a value is unknown: unknown is not zero. */
export const unknown = "–";

export function formatDecimal(value: string | null | undefined, style: DecimalStyle): string {
  if (value === null || value === undefined || value === "") return unknown;
  const own = value.split(".")[1]?.length ?? 0;
  const digits = Math.min(style.precision ?? (style.about ? Math.min(own, enough(value)) : own), 20);
  const number = numberFormat(style.locale, {
    minimumFractionDigits: style.precision === undefined ? 0 : digits,
    maximumFractionDigits: digits,
    signDisplay: style.sign === "always" ? "exceptZero" : "auto",
    useGrouping: !style.plain,
  }).format(value as `${number}`);
  return number + unitAfter(style.unit);
}

/** How many digits behind the point make four that say something, with all before it. */
function enough(value: string): number {
  const [whole = "", rest = ""] = value.replace("-", "").split(".");
  if (Number(whole) > 0) return Math.max(0, 4 - whole.length);
  return rest.search(/[1-9]/) + 4;
}

function unitAfter(unit: string | null | undefined): string {
  if (!unit) return "";
  return /^[%‰°]/.test(unit) ? unit : ` ${unit}`;
}

/** 0.4 → "40%". Raw progress below 0 or above 1 is shown as it is. */
export function formatProgress(progress: number | null | undefined, locale: string, digits = 0): string {
  if (progress === null || progress === undefined) return unknown;
  // Basis points are what the server holds; rounding to them first keeps 0.575 from becoming 57%.
  const exact = Math.round(progress * 10_000) / 10_000;
  return numberFormat(locale, {
    style: "percent",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: "negative",
  }).format(exact);
}

/** A count of things: 12345 → "12,345". */
export function formatCount(count: number, locale: string): string {
  return numberFormat(locale).format(count);
}
