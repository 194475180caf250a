import { expect, test } from "vitest";
import type { Cycle } from "../../api/cycles";
import { after, ending } from "./cycles";

const cycle = (id: string, starts_on: string, ends_on: string, phase: Cycle["phase"]) =>
  ({ id, starts_on, ends_on, phase, current: false }) as unknown as Cycle;

const all = [
  cycle("year", "2027-01-01", "2027-12-31", "drafting"),
  cycle("q1", "2027-01-01", "2027-03-31", "drafting"),
  cycle("q4", "2026-10-01", "2026-12-31", "scoring"),
  cycle("q3", "2026-07-01", "2026-09-30", "closed"),
];

test("after a quarter comes the next quarter, not the year that begins with it", () => {
  expect(after(all, all[2])?.id).toBe("q1");
  expect(after(all, all[1])).toBeUndefined();
});

test("the last cycle that is over is left", () => {
  expect(ending(all)?.id).toBe("q4");
  expect(ending([])).toBeUndefined();
});
