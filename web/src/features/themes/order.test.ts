import { expect, test } from "vitest";
import { beforeWhom, placed } from "./order";

const ids = ["a", "b", "c"];

test("one place up or down, and no further than the ends", () => {
  expect(beforeWhom(ids, "b", -1)).toBe("a");
  expect(beforeWhom(ids, "b", 1)).toBe("");
  expect(beforeWhom(ids, "a", 1)).toBe("c");
  expect(beforeWhom(ids, "a", -1)).toBeNull();
  expect(beforeWhom(ids, "c", 1)).toBeNull();
});

test("the order after a move is the one that the server makes", () => {
  expect(placed(ids, "c", "a")).toEqual(["c", "a", "b"]);
  expect(placed(ids, "a", "")).toEqual(["b", "c", "a"]);
  expect(placed(ids, "a", "a")).toEqual(ids);
  expect(placed(ids, "a", "gone")).toEqual(ids);
});
