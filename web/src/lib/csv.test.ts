import { expect, test } from "vitest";
import { csvOf } from "./csv";

const written = (rows: string[][]) => csvOf({ head: ["日期", "数值"], rows });

test("Excel reads it as UTF-8, and what has commas, quotes or lines stays one cell", () => {
  expect(written([["2026-11-16", '说"好",\n再看']])).toBe(
    '\uFEFF日期,数值\r\n2026-11-16,"说""好"",\n再看"\r\n',
  );
});

test.each(["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "\t=1", "\r=1", "-"])(
  "%j is text, not a formula",
  (text) => {
    expect(written([[text, ""]])).toContain(`'${text}`);
  },
);

test("numbers below zero stay numbers", () => {
  expect(written([["-12.5", "-33%"]])).toContain("\r\n-12.5,-33%\r\n");
});
