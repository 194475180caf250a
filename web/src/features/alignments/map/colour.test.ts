import { expect, test } from "vitest";
import { shownAs } from "./colour";

test("by forecast, the chance decides; what is over or not foreseen is drawn as such", () => {
  const as = (status: string, chance?: number) => shownAs({ status, chance }, "forecast");
  expect(as("off_track", 0.5)).toBe("on_track");
  expect(as("on_track", 0.49)).toBe("at_risk");
  expect(as("on_track", 0.2)).toBe("at_risk");
  expect(as("on_track", 0.19)).toBe("off_track");
  expect(as("on_track")).toBe("no_data");
  expect(as("achieved")).toBe("achieved");
  expect(as("missed", 0.9)).toBe("missed");
});

test("by status, the chance is nothing", () => {
  expect(shownAs({ status: "at_risk", chance: 0.01 }, "status")).toBe("at_risk");
});
