import { describe, expect, test } from "vitest";
import type { Reading, ReadKeyResult } from "../../api/reading";
import { addResult, fixObjective, fixResult, place, step, takeResult } from "./change";
import { editBetween, likeness, merge, moved } from "./merge";
import { allResults, emptySheet, meant, type Sheet } from "./sheet";

/** Reads lines "O title" and "K text" as the server would, with spans that count characters. */
function read(text: string): Reading {
  const objectives: Reading["objectives"] = [];
  let at = 0;
  for (const line of text.split("\n")) {
    const chars = Array.from(line).length;
    const [kind, words] = [line.slice(0, 2), line.slice(2)];
    const span = [at + 2, at + chars] as const;
    if (kind === "O ")
      objectives.push({ title: words, owner: null, parent_title: null, span, key_results: [] });
    if (kind === "K ") objectives.at(-1)?.key_results.push(result(words, span));
    at += chars + 1;
  }
  return { lang: "zh", cycle: null, objectives, ignored: [] };
}

function result(text: string, span: readonly [number, number]): ReadKeyResult {
  // "a与b" is a sentence of two metrics.
  const offers = text.split("与").map((title) => ({
    title,
    measure: { kind: "metric" as const, baseline: null, target: /\d+/.exec(title)?.[0] },
    needs: ["baseline"],
    due: null,
    marks: {},
  }));
  const rest = {
    context: null,
    owner: null,
    weight: null,
    due: null,
    measurable: true,
    metrics: [],
    actions: [],
  };
  return { text, span, offers, ...rest };
}

const text = "O 留住用户\nK 留存率到40\nK 流失率到5\nO 增收\nK 新增用户1000";
const start = merge(emptySheet, text, read(text));
const reread = (sheet: Sheet, next: string) => merge(sheet, next, read(next));
const row = (sheet: Sheet, title: string) => {
  const found = allResults(sheet).find((r) => meant(r).title.includes(title));
  if (!found) throw new Error(`no row ${title} in ${titles(sheet)}`);
  return found;
};
const titles = (sheet: Sheet) =>
  sheet.objectives
    .map((o) => [meant(o).title, ...o.results.map((r) => meant(r).title)].join("|"))
    .join(" / ");

describe("reading for the first time", () => {
  test("each key result stands under its objective, taken, with its target", () => {
    expect(titles(start)).toBe("留住用户|留存率到40|流失率到5 / 增收|新增用户1000");
    expect(meant(row(start, "留存率")).target).toBe("40");
    expect(row(start, "留存率").asks).toEqual(["baseline"]);
    expect(allResults(start).every((r) => r.taken)).toBe(true);
  });

  test("two metrics of one sentence are two rows, and stay apart", () => {
    const two = reread(emptySheet, "O 甲\nK 甲到1与乙到2");
    const fixed = fixResult(two, row(two, "乙到2").id, { baseline: "7" });
    const again = reread(fixed, "O 甲\nK 甲到1与乙到3");
    expect(meant(row(again, "乙到3")).baseline).toBe("7");
    expect(meant(row(again, "甲到1")).baseline).toBe("");
  });
});

describe("corrections stay when the text is read anew", () => {
  const fixed = fixResult(start, row(start, "流失率").id, { baseline: "8", title: "用户流失率降到5" });

  test("after the same text", () => {
    const again = reread(fixed, text);
    expect(meant(row(again, "用户流失率降到5")).baseline).toBe("8");
    expect(again.parked.results).toEqual([]);
  });

  test("after words were put before it", () => {
    const again = reread(fixed, `O 新的一条\nK 别的到9\n${text}`);
    expect(meant(row(again, "用户流失率降到5")).baseline).toBe("8");
    expect(row(again, "用户流失率降到5").id).toBe(row(start, "流失率").id);
  });

  test("after its own words were changed: what was corrected stays, the rest follows", () => {
    const again = reread(fixed, text.replace("流失率到5", "流失率到4"));
    const fields = meant(row(again, "用户流失率降到5"));
    expect(fields.baseline).toBe("8");
    expect(fields.target).toBe("4");
  });

  test("after it was moved elsewhere in the text and touched up", () => {
    const again = reread(fixed, "O 增收\nK 新增用户1000\nO 留住用户\nK 月流失率到5\nK 留存率到40");
    expect(meant(row(again, "用户流失率降到5")).baseline).toBe("8");
  });

  test("two rows of the same words keep their own corrections", () => {
    const twice = reread(emptySheet, "O 甲\nK 到10\nO 乙\nK 到10");
    const second = twice.objectives[1]?.results[0]?.id ?? "";
    const changed = fixResult(twice, second, { baseline: "3" });
    const again = reread(changed, "前言\nO 甲\nK 到10\nO 乙\nK 到10");
    expect(again.objectives.map((o) => meant(o.results[0] ?? row(again, "?")).baseline)).toEqual(["", "3"]);
  });

  test("words that go are parked, and take their corrections up again when they come back", () => {
    const gone = reread(fixed, text.replace("K 流失率到5\n", ""));
    expect(titles(gone)).toBe("留住用户|留存率到40 / 增收|新增用户1000");
    expect(gone.parked.results).toHaveLength(1);
    const empty = reread(gone, "");
    const back = reread(empty, text);
    expect(meant(row(back, "用户流失率降到5")).baseline).toBe("8");
    expect(back.parked.results).toEqual([]);
  });

  test("what was never touched isn't parked", () => {
    expect(reread(start, "").parked).toEqual({ objectives: [], results: [] });
  });

  test("an objective's corrections and what was ticked off", () => {
    const o = start.objectives[0]?.id ?? "";
    const off = takeResult(fixObjective(start, o, { kind: "aspirational" }), row(start, "新增").id, false);
    const again = reread(off, `引言\n${text}`);
    expect(again.objectives[0] && meant(again.objectives[0]).kind).toBe("aspirational");
    expect(row(again, "新增").taken).toBe(false);
  });

  test("what was made stays made, so that nothing is made twice", () => {
    const made = structuredClone(start);
    row(made, "新增").made = { key: "k", id: "1" };
    expect(row(reread(made, `前言\n${text}`), "新增").made?.id).toBe("1");
  });
});

describe("moving", () => {
  test("to another objective, and it stays there", () => {
    const to = start.objectives[1]?.id ?? "";
    const put = place(start, row(start, "流失率").id, to, row(start, "新增").id);
    expect(titles(put)).toBe("留住用户|留存率到40 / 增收|新增用户1000|流失率到5");
    expect(titles(reread(put, `引言\n${text}`))).toBe(titles(put));
  });

  test("step by step, past the end of its objective to the next and back", () => {
    const id = row(start, "留存率").id;
    const order = [start];
    for (let i = 0; i < 3; i++) order.push(step(order.at(-1) as Sheet, id, 1));
    expect(order.slice(1).map(titles)).toEqual([
      "留住用户|流失率到5|留存率到40 / 增收|新增用户1000",
      "留住用户|流失率到5 / 增收|留存率到40|新增用户1000",
      "留住用户|流失率到5 / 增收|新增用户1000|留存率到40",
    ]);
    const back = step(step(order.at(-1) as Sheet, id, -1), id, -1);
    expect(titles(back)).toBe("留住用户|流失率到5|留存率到40 / 增收|新增用户1000");
    expect(titles(step(start, id, -1))).toBe(titles(start));
  });

  test("rows added by hand stay where they were put", () => {
    const [more, id] = addResult(start, start.objectives[0]?.id ?? "");
    const named = fixResult(more, id, { title: "手写的一条" });
    expect(titles(reread(named, `引言\n${text}`))).toBe(
      "留住用户|留存率到40|流失率到5|手写的一条 / 增收|新增用户1000",
    );
  });
});

test("a field set back to what was read is no correction", () => {
  const id = row(start, "流失率").id;
  const there = fixResult(start, id, { target: "6" });
  expect(row(there, "流失率").fixed).toEqual({ target: "6" });
  expect(row(fixResult(there, id, { target: "5" }), "流失率").fixed).toEqual({});
});

test("an edit moves what stands behind it", () => {
  const edit = editBetween("abcdef", "abXYcdef");
  expect(edit).toEqual({ from: 2, to: 2, shift: 2 });
  expect(moved([0, 2], edit)).toEqual([0, 4]);
  expect(moved([3, 5], edit)).toEqual([5, 7]);
  expect(likeness("流失率到5", "流失率到4")).toBeGreaterThan(0.6);
  expect(likeness("流失率到5", "新增用户1000")).toBe(0);
});
