import { expect, test } from "vitest";
import { nameOf, sizeWords } from "./fileWords";

test("sizes are said shortly", () => {
  expect(
    [0, 812, 1000, 9_523, 655_360, 1_023_999, 2_202_009, 10 << 20].map((n) => sizeWords(n, "zh-CN")),
  ).toEqual(["0 B", "812 B", "1 KB", "9.3 KB", "640 KB", "1,000 KB", "2.1 MB", "10 MB"]);
});

test("a picture without a name of its own is called after the moment", () => {
  const now = new Date(2026, 10, 7, 9, 5, 3);
  expect(nameOf(new File(["x"], "image.png", { type: "image/png" }), now)).toBe("20261107-090503.png");
  expect(nameOf(new File(["x"], "", { type: "image/jpeg" }), now)).toBe("20261107-090503.jpg");
  expect(nameOf(new File(["x"], "留存.png", { type: "image/png" }), now)).toBe("留存.png");
});
