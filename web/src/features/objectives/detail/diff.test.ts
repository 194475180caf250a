import { renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { fieldWord, useValueWords } from "./diff";

const told = (unit = "") => renderHook(() => useValueWords(unit)).result.current;

test("every field of a revision has a word, those of steps and unknown ones too", () => {
  expect(fieldWord("/measure/target")).toBe("objectives.detail.field.target");
  expect(fieldWord("/measure/steps/0/due_on")).toBe("objectives.detail.field.steps");
  expect(fieldWord("/objective_id")).toBe("objectives.detail.field.objective");
  expect(fieldWord("/something/new")).toBe("objectives.detail.field.other");
});

test("numbers carry the unit of what they measure, weights and relative changes percent", () => {
  expect(told("人")("55000", "/measure/target")).toBe("55,000 人");
  expect(told("%")("4.5", "/measure/low")).toBe("4.5%");
  expect(told("人")("10", "/measure/target_relative")).toBe("10%");
  expect(told("人")("60", "/weight")).toBe("60%");
  // A title that is only a number isn't written as a quantity of something.
  expect(told("人")("1000", "/title")).toBe("1000");
});

test("days, kinds, yes and no, and nothing are words", () => {
  expect(told()("2026-12-05", "/due_on")).toContain("12月5日");
  expect(told()("aspirational", "/kind")).toBe("挑战型");
  expect(told()(true, "/dropped")).toBe("是");
  expect(told()(null, "/weight")).toBe("–");
  expect(told()("", "/owner_id")).toBe("–");
});

test("steps by their names, checkpoints by day and value", () => {
  expect(told()([{ title: "立项" }, { title: "上线" }], "/measure/steps")).toBe("立项、上线");
  expect(told("人")([{ on: "2026-11-30", value: "52000" }], "/checkpoints")).toContain("52,000 人");
  expect(told()([], "/checkpoints")).toBe("–");
});

test("an objective without a name beside it is one that the reader may not see", () => {
  expect(told()("019386d2-0000-7000-8000-000000000000", "/objective_id")).toBe("（你看不到的目标）");
});
