import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { concerns, follow, hear, nothing } from "./live";
import { type Me, meQuery } from "./me";
import { writing } from "./own";

const change = (more: object) => ({
  kind: "check_in.made",
  subject_kind: "check_in",
  subject_id: "c1",
  within_id: "o1",
  actor_id: "lina",
  ...more,
});

function after(...changes: object[]) {
  const heard = nothing();
  for (const each of changes) hear(heard, change(each));
  return (queryKey: string[], data?: unknown) => concerns(heard, { queryKey, state: { data } as never });
}

describe("what a change concerns", () => {
  it("is what speaks of its objective, in the question or in the answer", () => {
    const touched = after({});
    expect(touched(["okr", "objective", "o1"])).toBe(true);
    expect(touched(["okr", "objectives", "team"], [{ id: "o1" }])).toBe(true);
    expect(touched(["okr", "objectives", "team"], [{ id: "o2" }])).toBe(false);
    expect(touched(["okr", "objective", "o2"])).toBe(false);
    expect(touched(["people", "list"], [{ id: "lina" }])).toBe(false);
  });

  it("is every list where an objective came or went", () => {
    const touched = after({
      kind: "objective.drafted",
      subject_kind: "objective",
      subject_id: "o9",
      within_id: undefined,
    });
    expect(touched(["okr", "objectives", "team"], [])).toBe(true);
    expect(touched(["okr", "home"], {})).toBe(true);
    expect(touched(["okr", "objective", "o2"], { id: "o2" })).toBe(false);
  });

  it("is the nouns beside OKRs by their kind", () => {
    const touched = after({
      kind: "team.formed",
      subject_kind: "team",
      subject_id: "t1",
      within_id: undefined,
    });
    expect(touched(["people", "list"], [])).toBe(true);
    expect(touched(["teams"], [])).toBe(true);
    expect(touched(["cycles", "list"], [])).toBe(false);
  });
});

class Source extends EventTarget {
  static CLOSED = 2;
  static opened: Source[] = [];
  readyState = 1;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    Source.opened.push(this);
  }
  close() {
    this.readyState = 2;
  }
  say(event: string, data: object, lastEventId: string) {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data), lastEventId }));
  }
}

describe("following", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal("EventSource", Source);
    Source.opened = [];
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const begin = () => {
    const queries = new QueryClient();
    queries.setQueryData(["okr", "objective", "o1"], { id: "o1" });
    const end = follow(queries);
    vi.advanceTimersByTime(500);
    const stale = () => queries.getQueryState(["okr", "objective", "o1"])?.isInvalidated;
    return { queries, end, stale, source: Source.opened[0] as Source };
  };

  it("asks once for many changes", () => {
    const { queries, end, stale, source } = begin();
    const asked = vi.spyOn(queries, "invalidateQueries");
    source.say("change", change({}), "7");
    source.say("change", change({ subject_id: "c2" }), "8");
    expect(stale()).toBe(false);
    vi.advanceTimersByTime(300);
    expect(stale()).toBe(true);
    expect(asked).toHaveBeenCalledTimes(1);
    end();
  });

  it("begins where the page was loaded, not when its stream is open", () => {
    const queries = new QueryClient();
    queries.setQueryData(meQuery.queryKey, { id: "me", place: 12 } as Me);
    const end = follow(queries);
    queries.setQueryData(meQuery.queryKey, { id: "me", place: 15 } as Me);
    vi.advanceTimersByTime(500);
    expect(Source.opened.map((s) => s.url)).toEqual(["/api/v1/stream?after=12"]);
    end();
  });

  it("goes on from its place after an answer that ends it", () => {
    const { end, source } = begin();
    source.say("still", {}, "41");
    source.close();
    source.dispatchEvent(new Event("error"));
    vi.advanceTimersByTime(5_000);
    expect(Source.opened.map((s) => s.url)).toEqual(["/api/v1/stream", "/api/v1/stream?after=41"]);
    end();
    expect(Source.opened[1]?.readyState).toBe(2);
  });

  it("leaves alone what was written here, and hears of oneself from elsewhere", async () => {
    const { end, stale, source } = begin();
    const mine = writing(Promise.resolve("r1"), (id) => id);
    source.say("change", change({ request_id: "r1" }), "7"); // before its answer
    vi.advanceTimersByTime(1_000);
    expect(stale()).toBe(false);
    await mine;
    source.say("change", change({ request_id: "r1" }), "8"); // and after it
    vi.advanceTimersByTime(1_000);
    expect(stale()).toBe(false);
    source.say("change", change({ request_id: "r2" }), "9"); // from another tab, at the same time
    vi.advanceTimersByTime(1_000);
    expect(stale()).toBe(true);
    end();
  });

  it("hears of oneself from elsewhere while it writes, and after it couldn't", async () => {
    const { end, stale, source } = begin();
    const failing = writing(Promise.reject(new Error("no net")), () => "r1");
    source.say("change", change({ request_id: "r2" }), "7");
    await expect(failing).rejects.toThrow();
    vi.advanceTimersByTime(1_000);
    expect(stale()).toBe(true);
    end();
  });

  it("asks no more than a few times a second, however much happens", () => {
    const { queries, end, source } = begin();
    const asked = vi.spyOn(queries, "invalidateQueries");
    for (let i = 0; i < 50; i++) {
      source.say("change", change({}), String(7 + i));
      vi.advanceTimersByTime(100);
    }
    expect(asked.mock.calls.length).toBeGreaterThan(5);
    expect(asked.mock.calls.length).toBeLessThanOrEqual(9);
    end();
  });

  it("takes a line that has fallen silent for dead, and one that speaks for alive", () => {
    const { end, source } = begin();
    source.say("still", {}, "41");
    vi.advanceTimersByTime(50_000);
    source.say("still", {}, "42");
    vi.advanceTimersByTime(50_000);
    expect(Source.opened).toHaveLength(1);
    vi.advanceTimersByTime(15_000);
    expect(Source.opened.map((s) => s.url)).toEqual(["/api/v1/stream", "/api/v1/stream?after=42"]);
    expect(source.readyState).toBe(2);
    end();
  });

  it("gives its line back when it is out of sight, and goes on from there afterwards", () => {
    const { end, source } = begin();
    source.say("still", {}, "41");
    const seen = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    document.dispatchEvent(new Event("visibilitychange"));
    vi.advanceTimersByTime(5_000);
    expect(source.readyState).toBe(2);
    seen.mockReturnValue("visible");
    document.dispatchEvent(new Event("visibilitychange"));
    expect(Source.opened[1]?.url).toBe("/api/v1/stream?after=41");
    seen.mockRestore();
    end();
  });

  it("asks for everything where too much was missed", () => {
    const { end, stale, source } = begin();
    source.say("behind", {}, "99");
    expect(stale()).toBe(true);
    end();
  });
});
