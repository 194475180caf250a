import { expect, test } from "vitest";
import type { CheckIn } from "../../api/checkins";
import type { KeyResult } from "../../api/okr";
import { attemptAt, bodyOf, corrected, isEmpty, nothingSaid, numbersOf, withTicks } from "./said";
import { saysThe } from "./useCheckIn";

const earlier = {
  id: "c1",
  value: "60",
  typed: "60%",
  as_of: "2026-11-20",
  confidence: 6,
  note: "打错了",
} as CheckIn;

test("only what was said is sent", () => {
  expect(bodyOf({ ...nothingSaid, value: " 5.24万 ", note: "  " })).toEqual({ value: "5.24万" });
  expect(bodyOf({ ...nothingSaid, confidence: 0, steps: [] })).toEqual({ confidence: 0, steps_done: [] });
});

test("words on a milestone come with its ticks as they are", () => {
  const steps = [
    { id: "a", title: "方案", done: true },
    { id: "b", title: "上线", done: false },
  ];
  const milestone = { measure: { kind: "milestone", steps } } as unknown as KeyResult;
  const metric = { measure: { kind: "metric" } } as unknown as KeyResult;
  expect(withTicks({ ...nothingSaid, note: "没有变化" }, milestone).steps).toEqual(["a"]);
  expect(withTicks({ ...nothingSaid, steps: [] }, milestone).steps).toEqual([]);
  expect(withTicks(nothingSaid, metric).steps).toBeNull();
});

test("a reason goes only with a status", () => {
  expect(bodyOf({ ...nothingSaid, reason: "因为" })).toEqual({});
  expect(bodyOf({ ...nothingSaid, status: "at_risk", reason: "因为" })).toEqual({
    status: "at_risk",
    status_reason: "因为",
  });
});

test("a day alone says nothing yet", () => {
  expect(isEmpty({ ...nothingSaid, asOf: "2026-11-20" })).toBe(true);
  expect(isEmpty({ ...nothingSaid, confidence: 0 })).toBe(false);
});

test("a correction begins with all that the earlier one said, as it was typed", () => {
  const said = corrected(earlier);
  expect(bodyOf(said)).toEqual({
    value: "60%",
    as_of: "2026-11-20",
    confidence: 6,
    note: "打错了",
    supersedes: "c1",
  });
});

test("sent again unchanged it has the same key, changed another", () => {
  const body = { value: "5" };
  const first = attemptAt(nothingSaid, body);
  const said = { ...nothingSaid, attempt: first };
  expect(attemptAt(said, body).key).toBe(first.key);
  expect(attemptAt(said, { value: "6" }).key).not.toBe(first.key);
});

test("the preview hangs on numbers and the day, not on words", () => {
  expect(numbersOf({ ...nothingSaid, note: "好" })).toBeNull();
  expect(numbersOf({ ...nothingSaid, value: "5", note: "好", asOf: "2026-11-01" })).toEqual({
    value: "5",
    as_of: "2026-11-01",
  });
});

test("an attempt without an answer is known again by what it said", () => {
  expect(saysThe(earlier, { value: "60%", note: "打错了", confidence: 6 })).toBe(true);
  expect(saysThe(earlier, { value: "6.0%", note: "打错了", confidence: 6 })).toBe(false);
});
