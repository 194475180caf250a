import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readDraft, useDraft } from "./draft";

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test("what is typed comes back after a reload", () => {
  const first = renderHook(() => useDraft("checkin.1", ""));
  act(() => first.result.current.set("召回 +400"));
  expect(readDraft("checkin.1")).toBeNull();
  act(() => vi.advanceTimersByTime(400));
  expect(readDraft("checkin.1")?.value).toBe("召回 +400");

  const second = renderHook(() => useDraft("checkin.1", ""));
  expect(second.result.current.value).toBe("召回 +400");
  expect(second.result.current.restoredFrom).not.toBeNull();
});

test("closing the page doesn't wait", () => {
  const { result } = renderHook(() => useDraft("checkin.2", ""));
  act(() => result.current.set("a"));
  window.dispatchEvent(new Event("pagehide"));
  expect(readDraft("checkin.2")?.value).toBe("a");
});

test("once saved it is forgotten, also what waited to be stored", () => {
  const { result, unmount } = renderHook(() => useDraft("checkin.3", "start"));
  act(() => result.current.set("b"));
  act(() => result.current.done());
  act(() => vi.advanceTimersByTime(1000));
  unmount();
  expect(readDraft("checkin.3")).toBeNull();
  expect(result.current.value).toBe("start");
});

test("a broken draft is no draft", () => {
  localStorage.setItem("sinan.draft.x", "{");
  expect(renderHook(() => useDraft("x", "new")).result.current.value).toBe("new");
});
