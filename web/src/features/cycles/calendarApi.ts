import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";

export type DayKind = "holiday" | "makeup" | "plain";

/** A day that is not as its weekday, or was not before somebody edited it. */
export interface CalendarDay {
  on: string;
  kind: DayKind;
  name?: string;
  name_en?: string;
  edited: boolean;
  builtin: DayKind;
}

export interface CalendarYear {
  year: number;
  holidays_known: boolean;
  workdays: number;
  months: number[];
  /** Weekdays that are worked, 1 Monday to 7 Sunday. */
  weekdays: number[];
  days: CalendarDay[];
  can: string[];
}

export interface DayEdit {
  on: string;
  kind: DayKind | "default";
  name?: string;
}

export interface DaySide {
  kind: DayKind;
  name?: string;
}

export interface DayChange {
  on: string;
  before: DaySide;
  after: DaySide;
}

/** The calendar of a year, of now or as of a past day. */
export const calendarQuery = (year: number, asof?: string) =>
  queryOptions({
    queryKey: ["calendar", year, ...(asof ? [asof] : [])],
    queryFn: ({ signal }): Promise<CalendarYear> =>
      answer(
        api.GET("/api/v1/calendar", { params: { query: { year, asof } }, signal }),
      ) as Promise<CalendarYear>,
  });

export const setDays = (days: DayEdit[]) =>
  answer(api.PUT("/api/v1/calendar/days", { body: { days } })) as Promise<{ items: DayChange[] }>;

export const importDays = async (text: string, preview: boolean): Promise<DayChange[]> =>
  (
    (await answer(api.POST("/api/v1/calendar/import", { body: { text, preview } }))) as {
      items: DayChange[];
    }
  ).items;

export const resetYear = (year: number) =>
  answer(api.POST("/api/v1/calendar/reset", { body: { year } })) as Promise<void>;

/** Where the browser fetches the file. */
export const exportHref = (year: number, asof?: string) =>
  `/api/v1/calendar/export?year=${year}${asof ? `&asof=${asof}` : ""}`;
