import { expect, test } from "vitest";
import { readQuick } from "./quick";

/** A Thursday. */
const today = "2026-11-26";
const read = (text: string) => readQuick(text, today);

test("what, who and when in one line", () => {
  expect(read("写方案 @张三 12-05")).toEqual({ title: "写方案", name: "张三", due: "2026-12-05" });
  expect(read("@李四 12月5日前 写方案")).toEqual({ title: "写方案", name: "李四", due: "2026-12-05" });
  expect(read("写方案,@Ann 2027/1/5")).toMatchObject({ due: "2027-01-05" });
  expect(read("写方案")).toEqual({ title: "写方案", name: null, due: null });
});

test("a day without a year is the next one", () => {
  expect(read("复盘 11-26").due).toBe("2026-11-26");
  expect(read("复盘 11/25").due).toBe("2027-11-25");
  expect(read("复盘 2-29").due).toBeNull();
  expect(readQuick("复盘 2-29", "2027-11-26").due).toBe("2028-02-29");
});

test("days that are near by their names", () => {
  expect(read("写方案 明天").due).toBe("2026-11-27");
  expect(read("write it Tomorrow").due).toBe("2026-11-27");
  expect(read("写方案 周五").due).toBe("2026-11-27");
  expect(read("写方案 周四").due).toBe("2026-11-26");
  expect(read("写方案 周一").due).toBe("2026-11-30");
  expect(read("写方案 下周五").due).toBe("2026-12-04");
  expect(read("写方案 下周日截止").due).toBe("2026-12-06");
});

test("what only looks like a date or a name stays in the title", () => {
  expect(read("618 大促复盘")).toEqual({ title: "618 大促复盘", name: null, due: null });
  expect(read("转化率从 3-5% 提到 8%")).toMatchObject({ title: "转化率从 3-5% 提到 8%", due: null });
  expect(read("准备13-45")).toMatchObject({ title: "准备13-45", due: null });
  expect(read("抄送 wang@example.com")).toMatchObject({ title: "抄送 wang@example.com", name: null });
  expect(read("做 2026-13-01 的事")).toMatchObject({ title: "做 2026-13-01 的事", due: null });
});
