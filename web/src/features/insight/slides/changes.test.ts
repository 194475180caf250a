import { expect, test } from "vitest";
import type { Line } from "../api";
import { moved, pointsBehind, shortly } from "./changes";

const line = (id: string, before: number | null, progress: number | null) =>
  ({ id, before, progress }) as Line;

test("what moved most comes first, up or down; what is unknown or stood still isn't there", () => {
  const objectives = [
    line("still", 0.4, 0.402),
    line("up", 0.1, 0.3),
    line("down", 0.9, 0.4),
    line("new", null, 0.5),
    line("over", 1.2, 1.5),
  ];
  expect(moved({ objectives }).map((one) => one.id)).toEqual(["down", "up"]);
});

test("behind is counted in points, and only where both are known", () => {
  expect(pointsBehind({ progress: 0.2, expected: 0.5 })).toBe(30);
  expect(pointsBehind({ progress: -0.2, expected: 0.5 })).toBe(50);
  expect(pointsBehind({ progress: 0.6, expected: 0.5 })).toBeNull();
  expect(pointsBehind({ progress: null, expected: 0.5 })).toBeNull();
});

test("long words are shortened by letters, not by halves of them", () => {
  expect(shortly("渠道\n\n涨价 了")).toBe("渠道 涨价 了");
  expect(shortly("😀".repeat(200))).toBe(`${"😀".repeat(140)}…`);
});
