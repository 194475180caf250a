import { expect, test } from "vitest";
import type { KeyResult, Objective } from "../../../api/okr";
import { arithmetic, standing, sum } from "./made";

/** Says the key and what it was given, so that a test sees which sentence was chosen. */
const t = (key: string, given?: Record<string, unknown>) =>
  [key.split(".").pop(), ...Object.values(given ?? {})].join(" ");

const kr = (part: Partial<KeyResult>) =>
  ({
    measure: { kind: "metric" },
    baseline: null,
    target: null,
    current: null,
    progress: null,
    ...part,
  }) as KeyResult;
const metric = (baseline: string, target: string, current: string, progress: number) =>
  kr({ baseline, target, current, progress });

test("a metric's progress is told as a sum that one can do by hand", () => {
  expect(arithmetic(metric("50000", "55000", "52000", 0.4), t, "zh-CN")).toBe(
    "(52,000 − 50,000) ÷ (55,000 − 50,000) = 40%",
  );
  // Falling, and further away than at the start (DESIGN §3).
  expect(arithmetic(metric("8", "5", "9", -0.3333), t, "zh-CN")).toBe("(9 − 8) ÷ (5 − 8) = -33.3%");
  expect(arithmetic(metric("-3", "2", "-1", 0.4), t, "zh-CN")).toBe("(-1 − (-3)) ÷ (2 − (-3)) = 40%");
});

test("what isn't known is said, and no number made up", () => {
  expect(arithmetic(kr({ target: "5" }), t, "zh-CN")).toBe("noBaseline");
  expect(arithmetic(kr({ baseline: "8", target: "5" }), t, "zh-CN")).toBe("noReading");
  expect(arithmetic(kr({ measure: { kind: "keep" } as KeyResult["measure"] }), t, "zh-CN")).toBe("noReading");
});

test("milestones by weight done, keep by days, roll-up by its mean", () => {
  const steps = [
    { title: "a", weight: "30", done: true },
    { title: "b", weight: "70", done: false },
  ];
  const measure = { kind: "milestone", steps } as KeyResult["measure"];
  expect(arithmetic(kr({ measure, progress: 0.3 }), t, "zh-CN")).toBe("30 ÷ 100 = 30%");
  const equal = { kind: "milestone", steps: steps.map(({ weight: _, ...s }) => s) } as KeyResult["measure"];
  expect(arithmetic(kr({ measure: equal, progress: 0.5 }), t, "zh-CN")).toBe("1 ÷ 2 = 50%");
  const keep = { kind: "keep" } as KeyResult["measure"];
  expect(arithmetic(kr({ measure: keep, progress: 0.75 }), t, "zh-CN")).toBe("keep 75%");
  const rollup = { kind: "rollup" } as KeyResult["measure"];
  expect(arithmetic(kr({ measure: rollup, progress: 0.672 }), t, "zh-CN")).toBe("rollup 67.2%");
});

test("where it stands is one sentence whose sum can be done by eye", () => {
  expect(standing({ progress: null, expected: 0.5 }, t, "zh-CN")).toBe("unknown");
  expect(standing({ progress: 0.4, expected: null }, t, "zh-CN")).toBe("actual 40%");
  expect(standing({ progress: 0.4, expected: 0.52 }, t, "zh-CN")).toBe("behind 40% 52% 12");
  expect(standing({ progress: 0.524, expected: 0.519 }, t, "zh-CN")).toBe("even 52% 52% 0");
  // 49.6 and 45.4 are shown as 50 and 45: 5 points, not 4.
  expect(standing({ progress: 0.496, expected: 0.454 }, t, "zh-CN")).toBe("ahead 50% 45% 5");
  // Beyond the ends it is shown as it is, and counted as far as the end.
  expect(standing({ progress: 1.3, expected: 0.9 }, t, "zh-CN")).toBe("ahead 130% 90% 10");
  expect(standing({ progress: -0.33, expected: 0.2 }, t, "zh-CN")).toBe("behind -33% 20% 20");
});

const whole = (progress: number, key_results: Partial<KeyResult>[]) =>
  ({ progress, key_results: key_results.map(kr) }) as Objective;

test("the roll-up: equal shares, set weights, and what is left for the others", () => {
  expect(sum(whole(0.45, [{ progress: 0.4 }, { progress: 0.5 }]), t, "zh-CN")).toBe(
    "part 40% 50 + part 50% 50 = 45%",
  );
  const set = [
    { progress: 0.62, weight: "60" },
    { progress: 0.75, weight: "40" },
  ];
  expect(sum(whole(0.672, set), t, "zh-CN")).toBe("part 62% 60 + part 75% 40 = 67.2%");
  const rest = [{ progress: 1, weight: "40" }, { progress: 0 }, { progress: null }];
  expect(sum(whole(0.4, rest), t, "zh-CN")).toBe("part 100% 40 + part 0% 30 + part 0% 30 = 40%");
});

test("dropped ones don't count, and the ends of the scale hold", () => {
  const list = [
    { progress: 1.3, weight: "50" },
    { progress: -0.2, weight: "50" },
    { progress: 0.5, dropped: true },
  ];
  expect(sum(whole(0.5, list), t, "zh-CN")).toBe("part 100% 50 + part 0% 50 = 50%");
  expect(sum(whole(0, [{ dropped: true }]), t, "zh-CN")).toBe("noResults");
});
