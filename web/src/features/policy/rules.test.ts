import { expect, test } from "vitest";
import en from "./en";
import { groupOf, RULES, ruleName } from "./rules";
import zh from "./zh";

const saying = (words: object) => (key: string, values?: Record<string, string>) => {
  const found = key
    .split(".")
    .slice(1)
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], words);
  if (typeof found !== "string") throw new Error(`no word for ${key}`);
  return found.replace(/{{(\w+)}}/g, (_, name: string) => values?.[name] ?? "?");
};

test("every rule has a name in both languages, and no two the same", () => {
  for (const words of [zh, en]) {
    const names = RULES.map((rule) => ruleName(rule, saying(words)));
    expect(new Set(names).size).toBe(RULES.length);
  }
  expect(ruleName("status/at_risk_at", saying(zh))).toBe("状态：差距超过多少算有风险");
  expect(groupOf("grace_workdays")).toBe("cadence");
});

test("a rule that is no more goes by its place", () => {
  expect(ruleName("status/gone", saying(zh))).toBe("status/gone");
});
