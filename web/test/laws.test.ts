import { expect, test } from "vitest";
import { dark, light } from "../src/ui/tokens";
import { filesOf, importsOf, read } from "./sources";

/** What each layer may import of the own code; a feature also its own folder. */
const may: Record<string, string[]> = {
  lib: ["lib"],
  api: ["api", "lib"],
  ui: ["ui", "api", "lib"],
  features: ["ui", "api", "lib"],
  app: ["app", "features", "ui", "api", "lib"],
};

/** "features/home/HomePage" → "features/home"; "ui/Page" → "ui". */
function placeOf(path: string): string {
  const [layer, feature] = path.split("/");
  return layer === "features" ? `features/${feature}` : (layer ?? "");
}

function offences(file: string): string[] {
  const place = placeOf(file);
  const layer = place.split("/")[0] ?? "";
  return importsOf(file)
    .filter((path) => /^(lib|api|ui|features|app)\//.test(path))
    .filter((path) => {
      const to = placeOf(path);
      return to !== place && !may[layer]?.includes(to.split("/")[0] ?? "");
    })
    .map((path) => `${file} imports ${path}`);
}

const code = filesOf(/\.tsx?$/).filter((f) => !/\.(test|d)\.tsx?$/.test(f));

test("there is code to judge", () => {
  expect(code.length).toBeGreaterThan(40);
  expect(importsOf("app/Shell.tsx")).toContain("ui/Drawer");
});

test("lib, api ← ui ← features ← app, and features don't import each other", () => {
  expect(code.flatMap(offences)).toEqual([]);
});

test("lib knows neither the router, nor React Query, nor antd", () => {
  const heavy = /^(antd|@ant-design|@rc-component|@tanstack)\b/;
  const bad = code.filter((f) => f.startsWith("lib/")).filter((f) => importsOf(f).some((i) => heavy.test(i)));
  expect(bad).toEqual([]);
});

test("no barrels", () => {
  expect(code.filter((f) => /(^|\/)index\.tsx?$/.test(f))).toEqual([]);
});

test("no file is over 300 lines", () => {
  expect(code.filter((f) => read(f).split("\n").length > 301)).toEqual([]);
});

test("no file is called util, common, helper or manager", () => {
  expect(code.filter((f) => /\b(utils?|common|helpers?|manager)\b/i.test(f))).toEqual([]);
});

test("colours stand only in the tokens", () => {
  const coloured = filesOf(/\.(css|tsx?)$/)
    .filter((f) => !/^ui\/tokens\.|\.test\./.test(f))
    .filter((f) => /#[0-9a-f]{6}\b/i.test(read(f)));
  expect(coloured).toEqual([]);
});

test("tokens.css and tokens.ts hold the same colours", () => {
  const css = read("ui/tokens.css");
  for (const name of Object.keys(light) as (keyof typeof light)[]) {
    const variable = name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
    const pair = new RegExp(`--${variable}: light-dark\\((#\\w+), (#\\w+)\\)`, "i").exec(css);
    expect([name, pair?.[1]?.toUpperCase(), pair?.[2]?.toUpperCase()]).toEqual([
      name,
      light[name],
      dark[name],
    ]);
  }
});
