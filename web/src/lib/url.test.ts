import { expect, test } from "vitest";
import { safePath, searchFlag, searchList, searchOneOf, searchText, writeSearchValue } from "./url";

test("a page gets only what it knows", () => {
  expect(searchOneOf("tree", ["list", "tree"])).toBe("tree");
  expect(searchOneOf("<script>", ["list", "tree"])).toBeUndefined();
  expect(searchText("")).toBeUndefined();
  expect(searchText({})).toBeUndefined();
  expect(searchText(618)).toBe("618");
  expect(searchFlag("1")).toBe(true);
  expect(searchFlag(1)).toBe(true);
  expect(searchFlag("0")).toBeUndefined();
});

test("lists go into the address and back", () => {
  expect(searchList(writeSearchValue(["active", "draft"]))).toEqual(["active", "draft"]);
  expect(searchList("")).toBeUndefined();
});

test("only addresses of this site are followed", () => {
  expect(safePath("/okrs?q=a")).toBe("/okrs?q=a");
  for (const evil of [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    undefined,
  ]) {
    expect(safePath(evil)).toBe("/");
  }
});
