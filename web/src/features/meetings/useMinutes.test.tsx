import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, expect, it, vi } from "vitest";
import type { Section } from "./api";
import { useMinutes } from "./useMinutes";

const calls: string[] = [];
let answerLock: () => void;

vi.mock("./api", () => ({
  meetingQuery: (id: string) => ({ queryKey: ["meeting", id] }),
  lockSection: () => {
    calls.push("lock");
    return new Promise<void>((done) => {
      answerLock = done;
    });
  },
  unlockSection: async () => {
    calls.push("unlock");
  },
  writeSection: async (_: string, base: number, text: string) => {
    calls.push(`write ${text}`);
    return { text, version: base + 1 };
  },
}));

beforeEach(() => {
  calls.length = 0;
  localStorage.clear();
});

const around = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
);
const section = { id: "s1", version: 1, text: "" } as Section;

it("lets go of a section only once its lock was answered", async () => {
  const { result } = renderHook(() => useMinutes(section, "m1"), { wrapper: around });
  await act(async () => result.current.type("换一家"));
  let left: Promise<void> | undefined;
  await act(async () => {
    left = result.current.leave();
  });
  expect(calls).toEqual(["lock", "write 换一家"]);
  await act(async () => {
    answerLock();
    await left;
  });
  expect(calls).toEqual(["lock", "write 换一家", "unlock"]);
});

it("keeps a section that is written in again before it was let go of", async () => {
  const { result } = renderHook(() => useMinutes(section, "m1"), { wrapper: around });
  await act(async () => result.current.type("一"));
  await act(async () => void result.current.leave());
  await act(async () => result.current.type("二"));
  await act(async () => answerLock());
  await act(async () => answerLock());
  expect(calls.filter((call) => call === "unlock")).toEqual([]);
});
