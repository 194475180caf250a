import { expect, test } from "vitest";
import { zoneOf } from "./zone";

test("the zones of DESIGN §5 meet where it says", () => {
  expect(["0.00", "0.30", "0.31", "0.69", "0.70", "1.00"].map(zoneOf)).toEqual([
    "red",
    "red",
    "yellow",
    "yellow",
    "green",
    "green",
  ]);
});
