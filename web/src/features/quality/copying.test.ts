import { expect, test } from "vitest";
import type { Cycle } from "../../api/cycles";
import type { KeyResult, Objective } from "../../api/okr";
import { cycleBefore, picksOf, startPicked } from "./copying";
import { firstOpen, goalOf, readGoal } from "./steps";

const cycle = (id: string, starts_on: string, ends_on: string) => ({ id, starts_on, ends_on }) as Cycle;
const kr = (id: string, kind: string, current: string | null, dropped = false) =>
  ({ id, current, dropped, measure: { kind } }) as KeyResult;

test("the cycle before is the last of the same length", () => {
  const q4 = cycle("q4", "2026-10-01", "2026-12-31");
  const all = [
    q4,
    cycle("y26", "2026-01-01", "2026-12-31"),
    cycle("q3", "2026-07-01", "2026-09-30"),
    cycle("sep", "2026-09-01", "2026-09-30"),
    cycle("q2", "2026-04-01", "2026-06-30"),
  ];
  expect(cycleBefore(all, q4)?.id).toBe("q3");
  expect(cycleBefore([q4, cycle("sep", "2026-09-01", "2026-09-30")], q4)?.id).toBe("sep");
  expect(cycleBefore([q4], q4)).toBeUndefined();
});

test("what has a value goes on from there, what was dropped stays behind", () => {
  const o = {
    id: "o",
    key_results: [
      kr("a", "metric", "52000"),
      kr("b", "metric", null),
      kr("c", "keep", "5"),
      kr("d", "metric", "1", true),
    ],
  } as unknown as Objective;
  const start = startPicked(o);
  expect(picksOf([o], () => start)).toEqual([]);
  expect(picksOf([o], () => ({ ...start, taken: true }))).toEqual([
    {
      id: "o",
      key_results: [
        { id: "a", onwards: true },
        { id: "b", onwards: false },
        { id: "c", onwards: false },
      ],
    },
  ]);
});

test("a line of the checklist leads to its step, its key result and its field", () => {
  const about = { step: "key_results", kind: "key_result", id: "k", field: "/measure/baseline" } as const;
  expect(goalOf(about)).toEqual({ step: "key_results", kr: "k", field: "/measure/baseline" });
  expect(goalOf({ ...about, kind: "objective", id: "o", field: "" })).toEqual({ step: "key_results" });
  expect(readGoal({ step: "nowhere", kr: "", field: 3 })).toEqual({ field: "3" });
});

test("the guide begins where something is open", () => {
  expect(
    firstOpen([
      { step: "align", fail: 0 },
      { step: "key_results", fail: 2 },
    ]),
  ).toBe("key_results");
  expect(firstOpen([{ step: "align", fail: 0 }])).toBe("cadence");
});
