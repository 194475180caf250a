import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useTurning } from "./turning";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const later = (seconds: number) => act(() => vi.advanceTimersByTime(seconds * 1000));

it("turns round and round until it is paused", () => {
  const { result, rerender } = renderHook(({ pages }) => useTurning(pages), { initialProps: { pages: 3 } });
  later(16);
  expect(result.current.page).toBe(1);
  later(30);
  expect(result.current.page).toBe(0);
  later(30);
  expect(result.current.page).toBe(2);
  act(() => result.current.pause());
  later(60);
  expect(result.current).toMatchObject({ page: 2, paused: true });
  rerender({ pages: 1 });
  expect(result.current.page).toBe(0);
});
