import { expect, test } from "vitest";
import { readKept, writeKept } from "./kept";

test("what is kept comes back, and anything else there is nothing", () => {
  writeKept("a", ["one", "two"]);
  expect(readKept("a")).toEqual(["one", "two"]);
  writeKept("a", []);
  expect(localStorage.getItem("sinan.kept.a")).toBeNull();
  localStorage.setItem("sinan.kept.a", "{broken");
  expect(readKept("a")).toEqual([]);
});
