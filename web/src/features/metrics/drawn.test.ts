import { expect, test } from "vitest";
import type { Series } from "./api";
import { drawn } from "./drawn";

const reading = (on: string, value: string) => ({ id: on, on, value }) as Series["readings"][number];
const question = (kind: string, on: string, answered = false) =>
  ({ kind, on, value: "9", answered }) as Series["questions"][number];

test("the line breaks before what a gap ends at, and open questions have a diamond", () => {
  const { lines, marks } = drawn(
    {
      readings: [reading("2026-11-02", "1"), reading("2026-11-03", "2"), reading("2026-11-09", "9")],
      questions: [
        question("gap", "2026-11-09"),
        question("jump", "2026-11-09"),
        question("scale", "2026-11-03", true),
      ],
    },
    "日活",
    "不寻常",
  );
  expect(lines.map((l) => l.points.map((p) => p.value))).toEqual([[1, 2], [9]]);
  expect(marks).toEqual([{ on: "2026-11-09", name: "不寻常", value: 9 }]);
});

test("nothing read is nothing drawn", () => {
  expect(drawn({ readings: [], questions: [] }, "x", "y")).toEqual({ lines: [], marks: [] });
});
