import { describe, expect, it } from "vitest";
import { grouped, weekEnd } from "./groups";
import { wayBack } from "./views";

const one = (due_on: string, more: object = {}) => ({
  state: "todo" as const,
  slipping: false,
  due_on,
  ...more,
});

describe("the headings of the list", () => {
  it("ends a week on Sunday", () => {
    expect(weekEnd("2026-11-16")).toBe("2026-11-22");
    expect(weekEnd("2026-11-22")).toBe("2026-11-22");
  });

  it("puts what is overdue first, then what slips, this week, later, finished", () => {
    const list = [
      one("2026-12-01"),
      one("2026-11-20"),
      one("2026-11-30", { slipping: true, signal: "not_started" }),
      one("2026-11-13", { signal: "overdue" }),
      one("2026-11-13", { state: "done" }),
    ];
    expect(grouped(list, "2026-11-16").map(([g, some]) => [g, some.map((a) => a.due_on)])).toEqual([
      ["late", ["2026-11-13"]],
      ["slipping", ["2026-11-30"]],
      ["week", ["2026-11-20"]],
      ["later", ["2026-12-01"]],
      ["closed", ["2026-11-13"]],
    ]);
  });
});

describe("the way back to a state", () => {
  it("leaves done by doing and dropped by todo, as the server wants it", () => {
    expect(wayBack("done", "doing")).toEqual(["doing"]);
    expect(wayBack("done", "todo")).toEqual(["doing", "todo"]);
    expect(wayBack("dropped", "blocked")).toEqual(["todo", "blocked"]);
    expect(wayBack("doing", "todo")).toEqual(["todo"]);
    expect(wayBack("todo", "todo")).toEqual([]);
  });
});
