import { expect, test } from "vitest";
import type { Cycle } from "./api";
import { axisOf, share, stretch } from "./axis";
import type { CalendarYear } from "./calendarApi";
import { isWorked, weekdayOf, weeksOf } from "./monthDays";
import { nest } from "./nest";

const cycle = (id: string, parent_id?: string) => ({ id, parent_id }) as Cycle;

test("cycles stand below the one they lie in, in the order they came", () => {
  const rows = nest([
    cycle("next"),
    cycle("q4", "year"),
    cycle("q3", "year"),
    cycle("year"),
    cycle("oct", "q4"),
  ]);
  expect(rows.map((r) => `${r.cycle.id}${r.depth}`)).toEqual(["next0", "year0", "q41", "oct2", "q31"]);
});

test("a cycle whose parent isn't there stands at the top", () => {
  expect(nest([cycle("q4", "gone")]).map((r) => r.depth)).toEqual([0]);
});

test("the axis runs over whole months, with a tick a month, a quarter or a year", () => {
  const quarter = axisOf([{ starts_on: "2026-10-08", ends_on: "2026-12-31" }]);
  expect([quarter.from, quarter.to]).toEqual(["2026-10-01", "2026-12-31"]);
  expect(quarter.ticks.map((tick) => tick.on)).toEqual(["2026-10-01", "2026-11-01", "2026-12-01"]);
  const two = axisOf([
    { starts_on: "2026-01-01", ends_on: "2026-12-31" },
    { starts_on: "2027-01-01", ends_on: "2027-12-31" },
  ]);
  expect(two.ticks).toHaveLength(8);
  expect(two.ticks.filter((tick) => tick.major).map((tick) => tick.on)).toEqual(["2026-01-01", "2027-01-01"]);
});

test("a span covers its last day and ends at the edge", () => {
  const axis = axisOf([{ starts_on: "2026-01-01", ends_on: "2026-12-31" }]);
  expect(share(axis, "2026-01-01")).toBe(0);
  expect(stretch(axis, "2026-01-01", "2026-12-31")).toEqual({ left: "0%", width: "100%" });
  expect(stretch(axis, "2025-11-01", "2025-12-31")).toEqual({ left: "0%", width: "0%" });
});

const year: CalendarYear = {
  year: 2026,
  holidays_known: true,
  workdays: 248,
  months: [],
  weekdays: [1, 2, 3, 4, 5],
  days: [
    { on: "2026-10-01", kind: "holiday", edited: false, builtin: "holiday" },
    { on: "2026-10-10", kind: "makeup", edited: false, builtin: "makeup" },
    { on: "2026-10-12", kind: "plain", edited: true, builtin: "plain" },
  ],
  can: [],
};

test("a month begins on its weekday and has all its days", () => {
  expect(weekdayOf("2026-10-01")).toBe(4);
  const weeks = weeksOf(year, 10);
  expect(weeks.every((week) => week.length === 7)).toBe(true);
  expect(weeks[0]?.slice(0, 4).map((cell) => cell?.day ?? 0)).toEqual([0, 0, 0, 1]);
  expect(weeks.flat().filter(Boolean)).toHaveLength(31);
});

test("holidays are free, make-up days worked, the rest as its weekday", () => {
  const worked = (on: string) =>
    isWorked(
      year.weekdays,
      on,
      year.days.find((day) => day.on === on),
    );
  expect(["2026-10-01", "2026-10-10", "2026-10-11", "2026-10-12"].map(worked)).toEqual([
    false,
    true,
    false,
    true,
  ]);
});
