import { describe, expect, it } from "vitest";
import { clockWords, joined, neighbour, secondsOf } from "./clock";

describe("the clock", () => {
  const meeting = { state: "open" as const, section_id: "a", section_at: "2026-11-16T02:00:00Z" };
  const now = Date.parse("2026-11-16T02:01:30.900Z");
  it("counts on where they are, and stands elsewhere", () => {
    expect(secondsOf({ id: "a", spent: 10 }, meeting, now)).toBe(100);
    expect(secondsOf({ id: "b", spent: 10 }, meeting, now)).toBe(10);
    expect(secondsOf({ id: "a", spent: 10 }, { ...meeting, state: "ended" }, now)).toBe(10);
  });
  it("never runs backwards", () => {
    expect(secondsOf({ id: "a", spent: 10 }, meeting, now - 600_000)).toBe(10);
  });
  it("is written in minutes and seconds", () => {
    expect([0, 65, 3729].map(clockWords)).toEqual(["0:00", "1:05", "1:02:09"]);
  });
});

describe("sections", () => {
  const list = [{ id: "a" }, { id: "b" }, { id: "c" }];
  it("have neighbours", () => {
    expect(neighbour(list, "a", 1)).toBe("b");
    expect(neighbour(list, "c", 1)).toBeNull();
    expect(neighbour(list, "a", -1)).toBeNull();
    expect(neighbour(list, "c", -1)).toBe("b");
  });
});

describe("words of two writers", () => {
  it("are put one after the other", () => {
    expect(joined("他们写的\n", " 我写的 ")).toBe("他们写的\n\n我写的");
  });
  it("are not told twice", () => {
    expect(joined("一\n\n二", "二")).toBe("一\n\n二");
    expect(joined("一", "一\n\n二")).toBe("一\n\n二");
    expect(joined("", "二\n")).toBe("二");
    expect(joined("一", "")).toBe("一");
  });
});
