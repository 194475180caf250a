import { expect, test } from "vitest";
import type { Problem } from "../../api/problems";
import { heldBy } from "../../ui/okrPlaces";
import { before } from "./useProblems";
import { harmNumber, placeOf, split } from "./views";

test("words typed in one go become a title and the rest", () => {
  expect(split(" 短信通道被限流 ")).toEqual({ title: "短信通道被限流", detail: "" });
  expect(split("短信通道被限流\n每天 5000 条")).toEqual({
    title: "短信通道被限流",
    detail: "短信通道被限流\n每天 5000 条",
  });
  const long = `通道被限流。${"每天只能发五千条，".repeat(12)}`;
  expect(split(long)).toEqual({ title: "通道被限流", detail: long });
  const endless = "长".repeat(200);
  expect(split(endless).title).toHaveLength(80);
  expect(split(endless).detail).toBe(endless);
});

test("what a problem holds up goes into one value and back", () => {
  for (const held of [{ key_result_id: "1" }, { objective_id: "2" }, {}]) {
    expect(heldBy(placeOf(held))).toEqual(held);
  }
  expect(placeOf({ key_result_id: "1", objective_id: "2" })).toBe("k:1");
});

test("a harm is told to tenths", () => {
  expect(harmNumber(4, "zh-CN")).toBe("4.0");
  expect(harmNumber(1234.5, "en")).toBe("1,234.5");
});

test("undoing asks for what was there before, and only for that", () => {
  const problem = {
    title: "甲",
    owner_id: "chen",
    severity: "high",
    team_id: "t",
    decision: { decider_id: "lin", question: "换不换？" },
  } as Problem;
  expect(before(problem, { title: "乙" })).toEqual({ title: "甲" });
  expect(before(problem, { detail: "x", owner_id: "lin" })).toEqual({ detail: "", owner_id: "chen" });
  expect(before(problem, { decider_id: "" })).toEqual({ decider_id: "lin", question: "换不换？" });
  expect(before({ ...problem, decision: undefined }, { decider_id: "lin", question: "?" })).toEqual({
    decider_id: "",
  });
  expect(before(problem, { holds_up: { objective_id: "o" } })).toEqual({ holds_up: { team_id: "t" } });
  expect(before({ ...problem, key_result_id: "k", objective_id: "o" }, { holds_up: {} })).toEqual({
    holds_up: { key_result_id: "k", objective_id: "o" },
  });
});
