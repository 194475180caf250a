import { expect, test } from "vitest";
import { dateFormat, numberFormat } from "./formats";

test("a formatter is made once for a locale and a style, and not shared between them", () => {
  const month = { month: "long", timeZone: "UTC" } as const;
  expect(dateFormat("zh-CN", month)).toBe(dateFormat("zh-CN", { ...month }));
  expect(dateFormat("zh-CN", month).format(0)).toBe("一月");
  expect(dateFormat("en", month).format(0)).toBe("January");
  expect(dateFormat("en", { ...month, month: "short" }).format(0)).toBe("Jan");
  expect(numberFormat("en").format(1234.5)).toBe("1,234.5");
  expect(numberFormat("en", { maximumFractionDigits: 0 }).format(1234.5)).toBe("1,235");
});
