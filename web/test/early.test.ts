import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { chooseTheme, rememberLanguage } from "../src/lib/preferences";

const early = readFileSync(resolve(import.meta.dirname, "../early.js"), "utf8");
const page = document.documentElement;

/** The page's language once early.js has run in a browser that asks for these. */
function begin(...languages: string[]): string {
  vi.spyOn(navigator, "languages", "get").mockReturnValue(languages);
  // biome-ignore lint/security/noGlobalEval: it is a script of its own, as a page runs it
  globalThis.eval(early);
  return page.lang;
}

beforeEach(() => {
  localStorage.clear();
  document.head.innerHTML =
    '<meta name="words" lang="zh-CN" content="/zh.js" /><meta name="words" lang="en" content="/en.js" />';
});

test("the language that was chosen goes before the browser's, Chinese before anything unknown", () => {
  expect(begin("fr", "en-GB", "zh-CN")).toBe("en");
  expect(begin("zh-TW", "en")).toBe("zh-CN");
  expect(begin("fr", "eno")).toBe("zh-CN");
  expect(begin()).toBe("zh-CN");
  rememberLanguage("en");
  expect(begin("zh-CN")).toBe("en");
});

test("the words of that language, and of no other, are asked for beside the program", () => {
  begin("en");
  expect([...document.querySelectorAll("link")].map((link) => link.getAttribute("href"))).toEqual(["/en.js"]);
});

test("a theme that was chosen is there before the first paint", () => {
  chooseTheme("dark");
  delete page.dataset.theme;
  begin("en");
  expect(page.dataset.theme).toBe("dark");
});
