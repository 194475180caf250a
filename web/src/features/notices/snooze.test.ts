import { expect, test } from "vitest";
import { snoozeUntil } from "./snooze";

const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 20, 5);

test("a notice is put off to a morning", () => {
  expect(snoozeUntil("tomorrow", at(17, 16))).toEqual(new Date(2026, 10, 18, 9));
  expect(snoozeUntil("week", at(17, 16))).toEqual(new Date(2026, 10, 24, 9));
  expect(snoozeUntil("later", at(17, 16))).toEqual(at(17, 19));
});

test("monday is the next one, never today", () => {
  expect(snoozeUntil("monday", at(16, 16))).toEqual(new Date(2026, 10, 23, 9)); // a Monday
  expect(snoozeUntil("monday", at(20, 16))).toEqual(new Date(2026, 10, 23, 9)); // a Friday
  expect(snoozeUntil("monday", at(22, 16))).toEqual(new Date(2026, 10, 23, 9)); // a Sunday
});
