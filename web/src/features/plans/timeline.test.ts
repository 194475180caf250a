import { describe, expect, it } from "vitest";
import { barOf, marksOf, placeOf, shifted, spanOf } from "./timeline";

const one = { starts_on: "2026-11-10", due_on: "2026-11-19" };
const bare = { due_on: "2026-11-25" };

describe("the timeline", () => {
  it("spans actions, today and the due date of the key result", () => {
    expect(spanOf([one, bare], "2026-11-16")).toEqual({ from: "2026-11-08", to: "2026-11-27" });
    expect(spanOf([one], "2026-11-01", "2026-12-31")).toEqual({ from: "2026-10-30", to: "2027-01-02" });
    expect(spanOf([], "2026-11-16")).toEqual({ from: "2026-11-14", to: "2026-11-18" });
  });

  it("draws ten days of twenty as half, and a due date alone as a day", () => {
    const span = { from: "2026-11-08", to: "2026-11-27" };
    expect(placeOf(span, "2026-11-18")).toBe(50);
    expect(barOf(span, one).left).toBeCloseTo(10);
    expect(barOf(span, one).width).toBeCloseTo(50);
    expect(barOf(span, bare).width).toBeCloseTo(5);
  });

  it("marks Mondays, and over more than ten weeks the firsts of months", () => {
    expect(marksOf({ from: "2026-11-08", to: "2026-11-27" })).toEqual([
      "2026-11-09",
      "2026-11-16",
      "2026-11-23",
    ]);
    expect(marksOf({ from: "2026-10-20", to: "2027-01-02" })).toEqual([
      "2026-11-01",
      "2026-12-01",
      "2027-01-01",
    ]);
  });

  it("moves both dates, and none that isn't there", () => {
    expect(shifted(one, 3)).toEqual({ starts_on: "2026-11-13", due_on: "2026-11-22" });
    expect(shifted(bare, -1)).toEqual({ due_on: "2026-11-24" });
  });
});
