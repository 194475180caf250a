import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { concerns, follow, hear, nothing } from "./live";

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
    const end = follow(queries, "me");
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

  it("asks for everything where too much was missed", () => {
    const { end, stale, source } = begin();
    source.say("behind", {}, "99");
    expect(stale()).toBe(true);
    end();
  });
});
