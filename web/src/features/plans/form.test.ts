import { describe, expect, it } from "vitest";
import { addDays, today } from "../../lib/dates";
import { bodyOf, changesOf, movesDates, typedOf } from "./form";

const me = { id: "p1", name: "李娜" };

describe("the form of an action", () => {
  it("begins with oneself and the key result's due date, unless that is over", () => {
    const later = addDays(today(), 40);
    expect(bodyOf({ ...typedOf(null, me, later), title: "短信召回" })).toMatchObject({
      title: "短信召回",
      owner_id: "p1",
      due_on: later,
      starts_on: null,
      effort_days: null,
    });
    expect(typedOf(null, me, "2020-01-01").due).toBe(addDays(today(), 14));
  });

  it("sends only what changed, effort as people write it, and no empty steps", () => {
    const was = typedOf(null, me, addDays(today(), 40));
    expect(changesOf(was, was)).toEqual({});
    const steps = [{ title: "名单" }, { title: " " }];
    expect(changesOf({ ...was, effort: "２.5", steps }, was)).toEqual({
      effort_days: "2.5",
      steps: [{ title: "名单" }],
    });
    expect(changesOf({ ...was, effort: "一些" }, was)).toEqual({ effort_days: "一些" });
  });

  it("knows when dates move, also when the start is taken away", () => {
    const was = { ...typedOf(null, me), starts: "2026-11-10" };
    expect(changesOf({ ...was, starts: "" }, was)).toEqual({ starts_on: null });
    expect(movesDates({ starts_on: null })).toBe(true);
    expect(movesDates({ how: "…" })).toBe(false);
  });
});
