import { expect, test } from "vitest";
import type { Series } from "./api";
import { drawn, expectedOn, rowsOf } from "./history";

const words = (key: string) => key.replace("checkins.history.", "");

function series(more: object = {}, measure: object = {}): Series {
  return {
    key_result: {
      starts_on: "2026-10-01",
      due_on: "2026-12-31",
      target: "55000",
      measure: { kind: "metric", unit: "人", target: "55000", ...measure },
    },
    readings: [
      { id: "r1", as_of: "2026-10-10", value: "51000", progress: 0.2 },
      { id: "r2", as_of: "2026-11-10", value: null, progress: null },
      { id: "r3", as_of: "2026-11-20", value: "52000", progress: 0.4 },
    ],
    expected: [
      { on: "2026-10-01", share: 0, value: "50000" },
      { on: "2026-11-20", share: 0.5, value: "52500" },
      { on: "2026-12-31", share: 1, value: "55000" },
    ],
    checkpoints: [{ on: "2026-11-15", value: "52000" }],
    events: [{ id: "e1", at: "2026-11-12T04:00:00Z", reason: "预算减半", changes: [] }],
    ...more,
  } as unknown as Series;
}

test("a metric: its values, what is expected, the target, a checkpoint, a revision, today", () => {
  const { lines, marks } = drawn(series(), words, "2026-11-26");
  expect(lines.map((l) => l.name)).toEqual(["actual", "expected", "target"]);
  expect(lines[0]?.points).toEqual([
    { on: "2026-10-10", value: 51000 },
    { on: "2026-11-20", value: 52000 },
  ]);
  expect(marks.map((m) => m.name)).toEqual(["checkpoint", "revision", "today"]);
  expect(marks[0]?.value).toBe(52000);
});

test("after the end there is no mark for today", () => {
  expect(drawn(series(), words, "2027-01-05").marks.map((m) => m.name)).toEqual(["checkpoint", "revision"]);
});

test("a keep shows its band and holds each value until the next", () => {
  const { lines } = drawn(series({ expected: [] }, { kind: "keep", low: "90", high: "95" }), words);
  expect(lines.map((l) => [l.name, l.points[0]?.value])).toEqual([
    ["actual", 51000],
    ["low", 90],
    ["high", 95],
  ]);
  expect(lines[0]?.step).toBe(true);
});

test("a milestone is drawn by its progress", () => {
  const { lines } = drawn(series({}, { kind: "milestone", unit: "" }), words);
  expect(lines[0]?.points.map((p) => p.value)).toEqual([0.2, 0.4]);
  expect(lines[1]?.points.map((p) => p.value)).toEqual([0, 0.5, 1]);
});

test("the table lists readings and revisions, newest first", () => {
  expect(rowsOf(series()).map((row) => row.id)).toEqual(["r3", "e1", "r2", "r1"]);
});

test("between two days the expected value is that of the earlier; before the first there is none", () => {
  expect(expectedOn(series(), "2026-12-01")?.share).toBe(0.5);
  expect(expectedOn(series(), "2026-09-01")).toBeNull();
});
