import { expect, test } from "vitest";
import { pointsBetween } from "./change";

test("points between two shares carry their sign", () => {
  expect(pointsBetween(0.32, 0.45)).toBe("+13");
  expect(pointsBetween(0.45, 0.32)).toBe("−13");
  expect(pointsBetween(0.321, 0.324)).toBe("0");
  expect(pointsBetween(1.2, 1.4)).toBe("0");
});

test("unknown is not zero", () => {
  expect(pointsBetween(null, 0.4)).toBeNull();
  expect(pointsBetween(0.4, null)).toBeNull();
});
