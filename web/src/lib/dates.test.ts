import { expect, test } from "vitest";
import {
  addDays,
  dayOf,
  daysBetween,
  formatDate,
  formatInstant,
  formatRelativeDay,
  weekdayName,
} from "./dates";

test("days are counted across months, years and daylight saving", () => {
  expect(daysBetween("2026-12-31", "2027-01-01")).toBe(1);
  expect(daysBetween("2026-03-01", "2026-02-28")).toBe(-1);
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
});

test("dates name the year only where it is another", () => {
  expect(formatDate("2026-11-16", "zh-CN", "2026-11-24")).toBe("11月16日");
  expect(formatDate("2027-01-02", "zh-CN", "2026-11-24")).toBe("2027年1月2日");
  expect(formatDate("2026-11-16", "en", "2026-11-24")).toBe("Nov 16");
  expect(formatDate(null, "en")).toBe("");
});

test("near days have their own words", () => {
  const now = "2026-11-24"; // a Tuesday
  expect(formatRelativeDay("2026-11-24", "zh-CN", now)).toBe("今天");
  expect(formatRelativeDay("2026-11-23", "zh-CN", now)).toBe("昨天");
  expect(formatRelativeDay("2026-11-19", "zh-CN", now)).toBe("周四");
  expect(formatRelativeDay("2026-11-17", "zh-CN", now)).toBe("11月17日");
  expect(formatRelativeDay("2026-11-27", "en", now)).toBe("in 3 days");
});

test("an instant is shown, and dated, where the reader is", () => {
  expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
  expect(formatInstant(new Date(2026, 0, 5, 9, 7).toISOString(), "en")).toContain("9:07");
});

test("weekdays count from Monday", () => {
  expect([1, 5, 7].map((day) => weekdayName(day, "zh-CN"))).toEqual(["星期一", "星期五", "星期日"]);
  expect(weekdayName(7, "en")).toBe("Sunday");
});
