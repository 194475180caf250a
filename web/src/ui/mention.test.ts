import { expect, test } from "vitest";
import { renderMarkdown } from "./markdown";
import { type Called, callIn, nameBefore, toBody, toShown, toWritten } from "./mention";

const chen: Called = { kind: "person", id: "p-1", name: "陈晨" };
const short: Called = { kind: "person", id: "p-2", name: "陈" };
const group: Called = { kind: "team", id: "t-1", name: "用户组" };

test("names that were chosen are sent with their ids, the longest first, others as they stand", () => {
  expect(toBody({ text: "@陈晨 @陈 @用户组 @谁", called: [short, chen, group] })).toBe(
    "@[陈晨](person:p-1) @[陈](person:p-2) @[用户组](team:t-1) @谁",
  );
});

test("a comment comes back to be edited as it was typed, by today's names", () => {
  const body = "请 @[陈晨](person:p-1) 看,@[陈晨](person:p-1)";
  const back = toWritten(body, [{ ...chen, name: "陈晨曦" }]);
  expect(back).toEqual({ text: "请 @陈晨曦 看,@陈晨曦", called: [{ ...chen, name: "陈晨曦" }] });
  expect(toBody(toWritten(body))).toBe(body);
});

test("a shown name is bold, whatever signs it has", () => {
  expect(toShown("@[a](person:p-9) 好", [{ kind: "person", id: "p-9", name: "*x*" }])).toBe(
    "@**\\*x\\*** 好",
  );
});

test("a name amid Chinese words is bold, too", () => {
  expect(renderMarkdown(toShown("看看@[陈静](person:p-1)说的", []))).toContain(
    "看看@<strong>陈静</strong>说的",
  );
});

test("a name is being typed after an @, even without a space before it, but not in an address", () => {
  expect(nameBefore("请@陈", 3)).toEqual({ from: 1, query: "陈" });
  expect(nameBefore("@", 1)).toEqual({ from: 0, query: "" });
  expect(nameBefore("wang@ex", 7)).toBeNull();
  expect(nameBefore("@陈 看", 4)).toBeNull();
});

test("choosing puts the name in place of what was typed of it", () => {
  const chosen = callIn({ text: "请@ch看", called: [] }, 1, 4, chen);
  expect(chosen.written).toEqual({ text: "请@陈晨 看", called: [chen] });
  expect(chosen.caret).toBe(5);
  // Of two of one name the one chosen last is meant: the text can't tell them apart.
  expect(callIn({ text: "@陈", called: [{ ...chen, id: "other" }] }, 0, 2, chen).written.called).toEqual([
    chen,
  ]);
});
