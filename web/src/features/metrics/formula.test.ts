import { expect, test } from "vitest";
import { freeName } from "./formula";

test("an input is called by the first letter that is free", () => {
  expect(freeName([])).toBe("A");
  expect(freeName(["A", "C"])).toBe("B");
  expect(freeName([..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"])).toBe("A1");
});
