import { describe, expect, it } from "vitest";
import { fileName, nameOfFile } from "./save";

describe("the name of a download", () => {
  it("is what the server says, in any letters", () => {
    expect(
      fileName(
        "attachment; filename*=UTF-8''OKR%202026%E5%B9%B4%E7%AC%AC%E5%9B%9B%E5%AD%A3%E5%BA%A6.xlsx",
        "x",
      ),
    ).toBe("OKR 2026年第四季度.xlsx");
  });
  it("is the other where the server says none, or nothing that can be read", () => {
    expect(fileName(null, "OKR.xlsx")).toBe("OKR.xlsx");
    expect(fileName("attachment; filename*=UTF-8''%E0%A4%A", "OKR.xlsx")).toBe("OKR.xlsx");
  });
});

describe("the name of a file that is made here", () => {
  it("says what it holds, without what a file system forbids", () => {
    expect(nameOfFile(["用户 A/B: 增长?", undefined, "运营部", "2026Q4", "2026-11-28"], "csv")).toBe(
      "用户 A B 增长 运营部 2026Q4 2026-11-28.csv",
    );
    expect(nameOfFile(["..\\..\\etc\n", "x"], "png")).toBe("etc x.png");
  });
  it("fits into 255 bytes, whatever it holds", () => {
    const name = nameOfFile(["字".repeat(200), "团".repeat(200), "期".repeat(200), "2026-11-28"], "svg");
    expect(new TextEncoder().encode(name).length).toBeLessThan(255);
    expect(name.startsWith(`${"字".repeat(20)} 团`)).toBe(true);
  });
});
