import { expect, test } from "vitest";
import { formatCount, formatDecimal, formatProgress } from "./numbers";

test("what is only about so has four digits, and all before the point", () => {
  const about = (value: string) => formatDecimal(value, { locale: "en", about: true });
  expect(["73.0458", "-6.10042", "1234567.8", "0.0034567", "0.5", "12", "7.4"].map(about)).toEqual([
    "73.05",
    "-6.1",
    "1,234,568",
    "0.003457",
    "0.5",
    "12",
    "7.4",
  ]);
});

test("decimals are exact far beyond a float", () => {
  expect(formatDecimal("12345678901234567890.123456789", { locale: "zh-CN" })).toBe(
    "12,345,678,901,234,567,890.123456789",
  );
});

test("units stand off, percent signs touch, unknown is not zero", () => {
  expect(formatDecimal("52000", { locale: "zh-CN", unit: "人" })).toBe("52,000 人");
  expect(formatDecimal("6.5", { locale: "zh-CN", unit: "%" })).toBe("6.5%");
  expect(formatDecimal(null, { locale: "zh-CN", unit: "%" })).toBe("–");
  expect(formatDecimal("0", { locale: "zh-CN" })).toBe("0");
});

test("precision fills up and rounds, absent precision keeps what is there", () => {
  expect(formatDecimal("7", { locale: "en", precision: 1 })).toBe("7.0");
  expect(formatDecimal("7.25", { locale: "en", precision: 1 })).toBe("7.3");
  expect(formatDecimal("7.250", { locale: "en" })).toBe("7.25");
});

test("differences carry their sign", () => {
  expect(formatDecimal("400", { locale: "en", sign: "always" })).toBe("+400");
  expect(formatDecimal("-1.5", { locale: "en", sign: "always" })).toBe("-1.5");
  expect(formatDecimal("0", { locale: "en", sign: "always" })).toBe("0");
});

test("progress is shown raw", () => {
  expect(formatProgress(0.4, "zh-CN")).toBe("40%");
  expect(formatProgress(1.3, "zh-CN")).toBe("130%");
  expect(formatProgress(-1 / 3, "zh-CN")).toBe("-33%");
  expect(formatProgress(-0.001, "zh-CN")).toBe("0%");
  expect(formatProgress(0.575, "en")).toBe("58%");
  expect(formatProgress(0.672, "en", 1)).toBe("67.2%");
  expect(formatProgress(null, "en")).toBe("–");
});

test("counts have thousands marked", () => {
  expect(formatCount(12345, "en")).toBe("12,345");
});
