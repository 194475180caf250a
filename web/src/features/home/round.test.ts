import { expect, test } from "vitest";
import type { Made } from "../../api/checkins";
import type { Owed } from "./api";
import { idOf, nextAfter, type Stop, stopsOf } from "./round";

const owed = (id: string) => ({ key_result: { id } }) as Owed;
const made = (id: string): Stop => ({ owed: owed(id), made: {} as Made });
const ids = (stops: readonly Stop[]) => stops.map(idOf).join("");

test("nothing jumps: the first order stays, what is new comes last", () => {
  const first = stopsOf([], [owed("a"), owed("b"), owed("c")]);
  expect(ids(stopsOf(first, [owed("d"), owed("c"), owed("a"), owed("b")]))).toBe("abcd");
});

test("what was made here stays in sight, what somebody else made goes", () => {
  const before = [made("a"), { owed: owed("b") }, { owed: owed("c") }];
  const after = stopsOf(before, [owed("c")]);
  expect(ids(after)).toBe("ac");
  expect(after[0]?.made).toBeDefined();
});

test("the open one stays, whoever made it meanwhile", () => {
  const before = [{ owed: owed("a") }, { owed: owed("b") }];
  expect(ids(stopsOf(before, [], "b"))).toBe("b");
});

test("the next is the one after, then from the start, and none when all are made", () => {
  const stops = [{ owed: owed("a") }, made("b"), { owed: owed("c") }];
  expect(nextAfter(stops, "a")).toBe("c");
  expect(nextAfter(stops, "c")).toBe("a");
  expect(nextAfter([made("a"), made("b")], "b")).toBeNull();
});
