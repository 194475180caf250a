/** Dates are calendar days written YYYY-MM-DD and instants are RFC 3339; neither is ever shifted by accident. */

import { dateFormat, relativeFormat } from "./formats";

const DAY = 86_400_000;

/** Milliseconds of a calendar day at UTC midnight, for arithmetic between days only. */
function utc(date: string): number {
  const [y, m, d] = date.split("-").map(Number);
  return Date.UTC(y ?? 0, (m ?? 1) - 1, d ?? 1);
}

/** The calendar day of an instant where the reader is. */
export function dayOf(instant: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
}

export function today(): string {
  return dayOf(new Date());
}

export function addDays(date: string, days: number): string {
  return new Date(utc(date) + days * DAY).toISOString().slice(0, 10);
}

/** Days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to) - utc(from)) / DAY);
}

/** "11月16日" / "Nov 16"; the year only where it isn't the year of `now`. */
export function formatDate(date: string | null | undefined, locale: string, now = today()): string {
  if (!date) return "";
  const sameYear = date.slice(0, 4) === now.slice(0, 4);
  return dateFormat(locale, {
    timeZone: "UTC",
    year: sameYear ? undefined : "numeric",
    month: locale.startsWith("zh") ? "long" : "short",
    day: "numeric",
  }).format(utc(date));
}

/** "昨天", "周一" within the last six days, else the date. Later days: "明天", "3天后" up to a fortnight. */
export function formatRelativeDay(date: string | null | undefined, locale: string, now = today()): string {
  if (!date) return "";
  const days = daysBetween(now, date);
  if (Math.abs(days) <= 1) {
    return relativeFormat(locale, { numeric: "auto" }).format(days, "day");
  }
  if (days < 0 && days > -7) {
    return dateFormat(locale, { timeZone: "UTC", weekday: "short" }).format(utc(date));
  }
  if (days > 0 && days <= 14) {
    return relativeFormat(locale, { numeric: "always" }).format(days, "day");
  }
  return formatDate(date, locale, now);
}

/** "星期五" / "Friday": 1 is Monday, 7 is Sunday. */
export function weekdayName(day: number, locale: string): string {
  return dateFormat(locale, { timeZone: "UTC", weekday: "long" }).format(utc(addDays("2023-12-31", day)));
}

/** An instant in the reader's own zone, to the minute. */
export function formatInstant(instant: string | null | undefined, locale: string): string {
  if (!instant) return "";
  return dateFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(instant));
}
