import { expect, test } from "vitest";
import { endOf, readDays } from "./days";

test("whole days from 1 to 90 are read, and nothing else", () => {
  expect(["1", " 14 ", "90", "007"].map(readDays)).toEqual([1, 14, 90, 7]);
  expect(["", "0", "91", "-3", "1.5", "1e1", "十四", "9999"].map(readDays)).toEqual(Array(8).fill(null));
});

test("a link ends as many times 24 hours later, whatever the clocks do", () => {
  expect(endOf(14, new Date("2026-10-20T08:30:00Z"))).toBe("2026-11-03T08:30:00.000Z");
});
