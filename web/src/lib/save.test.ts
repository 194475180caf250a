import { describe, expect, it } from "vitest";
import { fileName } from "./save";

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
