import ts from "typescript";
import { expect, test } from "vitest";
import { gather } from "../src/app/gather";
import englishFiles from "../src/app/words.en";
import chineseFiles from "../src/app/words.zh";
import { filesOf, parse, walk } from "./sources";

/** { a: { b: "c" } } → { "a.b": "c" } */
function flat(words: object, prefix = ""): Record<string, string> {
  return Object.fromEntries(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === "string" ? [[prefix + key, value]] : Object.entries(flat(value, `${prefix}${key}.`)),
    ),
  );
}

const zh = gather(chineseFiles);
const chinese = flat(zh);
const english = flat(gather(englishFiles));
const base = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, "");
const bases = (words: Record<string, string>) => [...new Set(Object.keys(words).map(base))].sort();
const known = new Set(bases(chinese));
const roots = new Set(Object.keys(zh));

// The gallery is a help for development with samples of its own; words, tests and types aren't code.
const code = filesOf(/\.tsx?$/).filter(
  (f) => !/\.(test|d)\.tsx?$/.test(f) && !f.startsWith("app/gallery/") && !/(^|\/)(zh|en)\.ts$/.test(f),
);
const pages = code.filter((f) => f.endsWith(".tsx"));

function at(node: ts.Node, file: string): string {
  const { line } = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart());
  return `${file}:${line + 1} ${node.getText().slice(0, 60)}`;
}

test("every word is there in both languages", () => {
  expect(known.size).toBeGreaterThan(30);
  expect(bases(english)).toEqual(bases(chinese));
});

test("no word is empty, and plurals are whole", () => {
  for (const words of [chinese, english]) {
    expect(Object.keys(words).filter((key) => words[key]?.trim() === "" && !key.endsWith(".join"))).toEqual(
      [],
    );
  }
  const half = Object.keys(english).filter((k) => k.endsWith("_other") && !(`${base(k)}_one` in english));
  expect(half).toEqual([]);
  const plural = Object.keys(english).filter((k) => k.endsWith("_other"));
  expect(plural.filter((k) => !(k in chinese))).toEqual([]);
});

// Never one: a forecast has three readings, pooled answers are of three, a line joins two values,
// a look goes weeks back, and more than is recommended is more than one.
const always =
  /^(evaluations\.pooledHint|objectives\.forecast\.|retrospectives\.(lastForecast|halfway)|rhythm\.weeksOf|objectives\.list\.trail|quality\.focus\.over)/;

test("English counts one thing as one", () => {
  const many = /\(s\)|\{\{count\}\} (?:[a-z-]+ )?[a-z-]+s\b/;
  const verb = /\{\{count\}\} (?:is|has|was|does|needs)\b/;
  const loose = Object.keys(english).filter(
    (key) => base(key) === key && many.test(english[key] ?? "") && !verb.test(english[key] ?? ""),
  );
  expect(loose.filter((key) => !always.test(key))).toEqual([]);
});

// What Sinan reads is shown as it is completed: lines for a calendar as CSV, queries with their own marks.
const typed = /^(cycles\.calendar\.load|objectives\.list\.query\.(example$|queries))/;

test("Chinese is written with Chinese marks", () => {
  const half = /\p{Script=Han}[,;:!?]|\([^()]*\p{Script=Han}[^()]*\)/u;
  expect(Object.keys(chinese).filter((key) => !typed.test(key) && half.test(chinese[key] ?? ""))).toEqual([]);
});

test("both languages fill in the same names", () => {
  const names = (text: string | undefined) =>
    [...(text ?? "").matchAll(/\{\{\s*(\w+)/g)].map((m) => m[1]).sort();
  const differ = Object.keys(english).filter(
    (key) => key in chinese && !key.endsWith("_one") && `${names(english[key])}` !== `${names(chinese[key])}`,
  );
  expect(differ).toEqual([]);
});

test("every key that the code names exists", () => {
  const missing: string[] = [];
  for (const file of code) {
    walk(parse(file), (node) => {
      if (ts.isStringLiteralLike(node)) {
        const [root, ...rest] = node.text.split(".");
        const called = ts.isCallExpression(node.parent) && node.parent.expression.getText() === "t";
        // Tables of words ("ui.status.missed") are read like calls: by their first part being a feature's name.
        const looks =
          rest.length > 0 &&
          roots.has(root ?? "") &&
          /^[\w.]+$/.test(node.text) &&
          !ts.isImportDeclaration(node.parent);
        if ((called || (looks && wordy(node))) && !known.has(node.text)) missing.push(at(node, file));
      } else if (
        ts.isTemplateExpression(node) &&
        ts.isCallExpression(node.parent) &&
        node.parent.expression.getText() === "t"
      ) {
        const head = node.head.text;
        if (!head || ![...known].some((key) => key.startsWith(head))) missing.push(at(node, file));
      }
    });
  }
  expect(missing).toEqual([]);
});

/** Actions ("objectives.edit") and query keys look like words too, but stand in other places. */
function wordy(node: ts.Node): boolean {
  return (
    ts.isPropertyAssignment(node.parent) &&
    !/^(code|action|kind|id|key|type)$/.test(node.parent.name.getText())
  );
}

const cjk = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/;

test("no Chinese stands in TSX", () => {
  const found: string[] = [];
  for (const file of pages) {
    walk(parse(file), (node) => {
      const text =
        ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateHead(node) ? node.text : "";
      if (cjk.test(text)) found.push(at(node, file));
    });
  }
  expect(found).toEqual([]);
});

const spoken =
  /^(aria-label|aria-description|aria-roledescription|title|placeholder|alt|label|subtitle|hint|question|consequences|verb|caption)$/;

/** A string that a person would see or hear: text between tags, or in an attribute that is read out. */
function isVisible(node: ts.Node): boolean {
  if (ts.isJsxText(node)) return true;
  if (!ts.isStringLiteralLike(node)) return false;
  let up: ts.Node = node.parent;
  // Through {…}, a ? b : c, a && b.
  while (ts.isConditionalExpression(up) || ts.isBinaryExpression(up) || ts.isParenthesizedExpression(up)) {
    if (ts.isBinaryExpression(up) && !/^(&&|\|\||\?\?|\+)$/.test(up.operatorToken.getText())) return false;
    if (ts.isConditionalExpression(up) && node.pos < up.questionToken.pos) return false;
    up = up.parent;
  }
  if (ts.isJsxExpression(up)) up = up.parent;
  if (ts.isJsxAttribute(up)) return spoken.test(up.name.getText());
  return ts.isJsxElement(up) || ts.isJsxFragment(up);
}

test("no English stands in TSX where somebody would read it", () => {
  const found: string[] = [];
  for (const file of pages) {
    walk(parse(file), (node) => {
      if (isVisible(node) && /[A-Za-z]{2,}/.test((node as ts.JsxText).text)) found.push(at(node, file));
    });
  }
  expect(found).toEqual([]);
});
