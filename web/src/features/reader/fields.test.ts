import { expect, test } from "vitest";
import { canMake, fieldsOf, measureOf, missing, reached, unreadable } from "../../api/measure";
import type { Measure } from "../../api/reading";
import { cycleNamed, cycleOf, dueOn } from "./due";
import { marksOf, segments } from "./marks";
import { ownerOf } from "./owners";
import type { ResultFields } from "./sheet";

const full = (measure: Measure | null, change: Partial<ResultFields> = {}): ResultFields => ({
  ...fieldsOf(measure),
  title: "留存率",
  due: "",
  owner: "",
  weight: "",
  ...change,
});

test.each<[string, Measure]>([
  ["a level", { kind: "metric", baseline: "72", target: "80", unit: "%" }],
  ["a relative change", { kind: "metric", baseline: null, target_relative: "-10", unit: "人" }],
  ["a change", { kind: "metric", baseline: null, target_change: "5", unit: "%" }],
  ["a band", { kind: "keep", low: "95", high: null, unit: "%" }],
  ["a milestone", { kind: "milestone", steps: [{ title: "留存率" }] }],
])("%s goes into fields and comes out the same", (_, measure) => {
  expect(measureOf(full(measure))).toEqual(measure);
});

test("numbers are taken as people type them", () => {
  const fields = full({ kind: "metric", baseline: null, target: "5", unit: "人" }, { baseline: "1.2万" });
  expect(measureOf(fields)).toMatchObject({ baseline: "12000" });
  expect(unreadable({ ...fields, baseline: "很多" })).toEqual(["baseline"]);
  expect(canMake({ ...fields, baseline: "很多" })).toBe(false);
});

test("what is missing is asked in order, the baseline first", () => {
  expect(missing(full(null))).toEqual(["baseline", "target", "unit"]);
  expect(missing(full({ kind: "keep", low: null, high: "3" }))).toEqual(["unit"]);
  expect(missing(full({ kind: "milestone", steps: [] }))).toEqual([]);
  expect(canMake(full(null))).toBe(false);
  expect(canMake(full({ kind: "metric", baseline: null, target: "5" }))).toBe(true);
});

test("what a change comes to is exact", () => {
  const relative = full({ kind: "metric", baseline: "50000", target_relative: "10" });
  expect(reached(relative)).toBe("55000");
  expect(reached({ ...relative, baseline: "0.1", target: "-12.5" })).toBe("0.0875");
  expect(reached(full({ kind: "metric", baseline: "7.25", target_change: "-0.5" }))).toBe("6.75");
  expect(reached(full({ kind: "metric", baseline: "-20", target_relative: "10" }))).toBe("-22");
  expect(reached({ ...relative, baseline: "" })).toBeNull();
  expect(reached(full({ kind: "metric", baseline: "1", target: "2" }))).toBeNull();
});

const q4 = { id: "q4", starts_on: "2026-10-01", ends_on: "2026-12-31" };
const year = { id: "y", starts_on: "2026-01-01", ends_on: "2026-12-31" };
const h2 = { id: "h2", starts_on: "2026-07-01", ends_on: "2026-12-31" };
const winter = { id: "w", starts_on: "2026-11-01", ends_on: "2027-01-31" };

test.each([
  ["2026-11-30", q4, "2026-11-30"],
  ["11-30", q4, "2026-11-30"],
  ["11", q4, "2026-11-30"],
  ["01-15", winter, "2027-01-15"],
  ["Q4", q4, "2026-12-31"],
  ["2026-Q1", q4, "2026-03-31"],
  ["H1", year, "2026-06-30"],
  ["2027", q4, "2027-12-31"],
  ["02", null, "2028-02-29"],
  ["02-30", q4, ""],
  ["13", q4, ""],
  ["下周", q4, ""],
  ["", q4, ""],
])("%s in %o is due on %s", (said, cycle, want) => {
  expect(dueOn(said, cycle, "2028-01-05")).toBe(want);
});

test("the cycle a document names, else the shortest that is running", () => {
  const all = [year, h2, q4];
  expect(cycleNamed("2026-Q4", all)).toBe(q4);
  expect(cycleNamed("2026-H2", all)).toBe(h2);
  expect(cycleNamed("2026", all)).toBe(year);
  expect(cycleNamed("2026-Q3", all)).toBeNull();
  expect(cycleNamed(null, all)).toBeNull();
  expect(cycleOf("2026-11-24", all)).toBe(q4);
  expect(cycleOf("2026-05-01", all)).toBe(year);
  expect(cycleOf("2025-05-01", all)?.starts_on).toBe("2026-01-01");
  expect(cycleOf("2026-11-24", [])).toBeNull();
});

test("owners by name: exact, or the only one inside; never a guess between two", () => {
  const people = [
    { id: "1", name: "李娜" },
    { id: "2", name: "王 伟" },
    { id: "3", name: "李娜娜" },
  ];
  const teams = [{ id: "t", name: "用户组" }];
  const who = (said: string) => ownerOf(said, people, teams)?.id ?? null;
  expect(who("李娜")).toBe("1");
  expect(who("@王伟")).toBe("2");
  expect(who("王伟(产品)")).toBe("2");
  expect(who("用户组")).toBe("t");
  expect(who("person:3")).toBe("3");
  expect(who("李娜娜、王伟")).toBeNull();
  expect(who("赵六")).toBeNull();
  expect(ownerOf("用户组", people, null)).toBeNull();
});

test("marks cut the text where any begins or ends, and lose nothing", () => {
  const text = "🎯 前言\nO1:留住用户(负责人:李娜)\nKR1:留存率到40%\n";
  const at = (part: string) => {
    const from = Array.from(text.slice(0, text.indexOf(part))).length;
    return [from, from + Array.from(part).length] as const;
  };
  const none = {
    context: null,
    owner: null,
    weight: null,
    due: null,
    measurable: true,
    metrics: [],
    actions: [],
  };
  const offer = {
    title: "",
    measure: null,
    needs: [],
    due: null,
    marks: { name: at("留存率"), target: at("40") },
  };
  const parts = segments(
    text,
    marksOf(text, {
      lang: "zh",
      cycle: null,
      ignored: [{ span: at("前言"), why: "prose" }],
      objectives: [
        {
          title: "留住用户",
          owner: "李娜",
          parent_title: null,
          span: at("留住用户"),
          key_results: [{ ...none, text: "留存率到40%", span: at("留存率到40%"), offers: [offer] }],
        },
      ],
    }),
  );
  const kinds = Object.fromEntries(parts.map((p) => [p.text, p.kinds]));
  expect(parts.map((p) => p.text).join("")).toBe(text);
  expect(kinds.前言).toEqual(["ignored"]);
  expect(kinds.留住用户).toEqual(["objective"]);
  expect(kinds.李娜).toEqual(["owner"]);
  expect(kinds["40"]).toEqual(["result", "number"]);
  expect(parts.find((p) => p.text === "留存率")?.labels).toEqual(["KR1.1"]);
});
