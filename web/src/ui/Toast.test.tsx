import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ToastProvider, useToast } from "./Toast";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function Trial({ undo }: { undo?: () => void }) {
  const tell = useToast();
  return (
    <button type="button" onClick={() => tell({ text: "已改期", undo })}>
      改期
    </button>
  );
}

function show(undo?: () => void) {
  render(
    <ToastProvider>
      <Trial undo={undo} />
    </ToastProvider>,
  );
  fireEvent.click(screen.getByText("改期"));
}

test("tells, and goes away by itself", () => {
  show();
  expect(screen.getByText("已改期").closest("[aria-live=polite]")).toBeTruthy();
  act(() => vi.advanceTimersByTime(6_000));
  expect(screen.queryByText("已改期")).toBeNull();
});

test("stays longer with a way back, which works once", () => {
  const undo = vi.fn();
  show(undo);
  act(() => vi.advanceTimersByTime(6_000));
  fireEvent.click(screen.getByText("撤销"));
  expect(undo).toHaveBeenCalledTimes(1);
  expect(screen.queryByText("已改期")).toBeNull();
});

test("keeps the newest three", () => {
  show();
  for (let i = 0; i < 4; i++) fireEvent.click(screen.getByText("改期"));
  expect(screen.getAllByText("已改期")).toHaveLength(3);
});
