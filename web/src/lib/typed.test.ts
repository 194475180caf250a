import { expect, test } from "vitest";
import { readNumber } from "./typed";

test.each([
  ["52000", "52000"],
  ["52,000", "52000"],
  ["1.2万", "12000"],
  ["5.24万", "52400"],
  ["1.25 亿", "125000000"],
  ["3k", "3000"],
  ["2.5M", "2500000"],
  ["-3", "-3"],
  ["−0.5", "-0.5"],
  ["６．５", "6.5"],
  ["１，２００", "1200"],
  [".5", "0.5"],
  ["007", "7"],
  ["-0", "0"],
  ["0.1万", "1000"],
  ["0.12345万", "1234.5"],
  ["9007199254740993", "9007199254740993"],
])("%s is %s", (text, value) => {
  expect(readNumber(text)?.value).toBe(value);
});

test("percent signs and units are told apart", () => {
  expect(readNumber("6.5％")).toEqual({ value: "6.5", percent: true, unit: "" });
  expect(readNumber("1.2万人")).toEqual({ value: "12000", percent: false, unit: "人" });
  expect(readNumber("500 MB")).toEqual({ value: "500", percent: false, unit: "MB" });
});

test.each(["", "abc", "五千多", "1,2345", "3-5", "2026-11-24", "+", "1.2.3"])("%s is no number", (text) => {
  expect(readNumber(text)).toBeNull();
});
