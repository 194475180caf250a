import type { CalendarDay, CalendarYear } from "./calendarApi";

/** One cell of a month: a day, or the gap before the first. */
export interface Cell {
  on: string;
  day: number;
  worked: boolean;
  exception?: CalendarDay;
}

const two = (n: number) => String(n).padStart(2, "0");

/** Weeks of a month, Monday first; null where the month isn't. */
export function weeksOf(calendar: CalendarYear, month: number): (Cell | null)[][] {
  const days = new Map(calendar.days.map((day) => [day.on, day]));
  const last = new Date(Date.UTC(calendar.year, month, 0)).getUTCDate();
  const lead = weekdayOf(`${calendar.year}-${two(month)}-01`) - 1;
  const cells: (Cell | null)[] = Array(lead).fill(null);
  for (let day = 1; day <= last; day++) {
    const on = `${calendar.year}-${two(month)}-${two(day)}`;
    const exception = days.get(on);
    cells.push({ on, day, worked: isWorked(calendar.weekdays, on, exception), exception });
  }
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7));
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(on: string): number {
  return ((new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

export function isWorked(weekdays: readonly number[], on: string, exception?: CalendarDay): boolean {
  if (exception?.kind === "holiday") return false;
  return exception?.kind === "makeup" || weekdays.includes(weekdayOf(on));
}
