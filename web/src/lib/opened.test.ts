import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { useOpened } from "./opened";

it("stays with what was seen at the opening until a newer version was told of", () => {
  const { result, rerender } = renderHook(({ version, follow }) => useOpened(version, follow), {
    initialProps: { version: 1, follow: false },
  });
  rerender({ version: 2, follow: false });
  expect(result.current).toBe(1);
  rerender({ version: 2, follow: true });
  expect(result.current).toBe(2);
  rerender({ version: 3, follow: false });
  expect(result.current).toBe(2);
});
