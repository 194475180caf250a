import { useSyncExternalStore } from "react";

// As wide as the style sheets mean by it.
const query = () => globalThis.matchMedia?.("(max-width: 720px)");

/** Whether the window is as narrow as a telephone, for what a style sheet can't decide. */
export const isNarrow = () => query()?.matches ?? false;

function subscribe(changed: () => void): () => void {
  query()?.addEventListener("change", changed);
  return () => query()?.removeEventListener("change", changed);
}

/** The same, followed: what a narrow window doesn't show is not worked out there either. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, isNarrow);
}
