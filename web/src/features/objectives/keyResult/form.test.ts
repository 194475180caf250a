import { expect, test } from "vitest";
import type { KeyResult, Objective } from "../../../api/okr";
import { bodyOf, emptyForm, formOf, formOfOffer, unreadable } from "./form";

const objective = { owner_id: "p", owner_name: "陈晨" } as Objective;
const quarter = { starts_on: "2026-10-01", ends_on: "2026-12-31" };
const empty = emptyForm(objective, quarter);

test("a new key result belongs to the objective's owner and fills the cycle", () => {
  expect(bodyOf({ ...empty, title: " 日活 ", baseline: "5万", target: "55,000", unit: "人" })).toMatchObject({
    title: "日活",
    measure: { kind: "metric", baseline: "50000", target: "55000", unit: "人" },
    owner_id: "p",
    starts_on: "2026-10-01",
    due_on: "2026-12-31",
    cadence: { kind: "weekly", weekday: 5 },
  });
});

test("what a sentence says stands in the form: a relative target waits for its baseline", () => {
  const offer = {
    title: "日均活跃用户数增长10%",
    measure: { kind: "metric" as const, target_relative: "10", unit: "人" },
    needs: ["baseline"],
    due: null,
    marks: {},
  };
  const form = formOfOffer(empty, offer, "2026-11-30");
  expect(form).toMatchObject({ way: "relative", target: "10", baseline: "", due_on: "2026-11-30" });
  expect(bodyOf(form).measure).toMatchObject({ kind: "metric", baseline: null, target_relative: "10" });
});

test("steps keep their ids and ticks; empty ones are left out; no weight is null", () => {
  const steps = [
    { id: "s1", title: "方案", due_on: "", weight: "", done: true },
    { title: " ", due_on: "", weight: "", done: false },
  ];
  expect(bodyOf({ ...empty, way: "milestone", steps }).measure).toEqual({
    kind: "milestone",
    steps: [{ id: "s1", title: "方案", done: true, due_on: null, weight: null }],
  });
});

test("a key result comes back as it was", () => {
  const kr = {
    title: "可用率",
    measure: { kind: "keep", low: "99.9", unit: "%", precision: 2 },
    weight: "40",
    owner_id: "q",
    owner_name: "张伟",
    starts_on: "2026-10-01",
    due_on: "2026-12-31",
    cadence: { kind: "monthly", day: 15 },
    checkpoints: [{ on: "2026-11-15", value: "99.9" }],
    confidence: 6,
  } as unknown as KeyResult;
  expect(bodyOf(formOf(kr))).toEqual({
    title: "可用率",
    measure: { kind: "keep", low: "99.9", high: null, unit: "%", precision: 2 },
    weight: "40",
    owner_id: "q",
    starts_on: "2026-10-01",
    due_on: "2026-12-31",
    cadence: { kind: "monthly", day: 15 },
    checkpoints: [{ on: "2026-11-15", value: "99.9" }],
    confidence: 6,
    reason: undefined,
  });
});

test("a number that can't be read is told by its field", () => {
  expect(unreadable({ ...empty, baseline: "三万多", target: "5" })).toEqual(["baseline"]);
});
