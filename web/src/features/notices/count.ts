import { answer, api } from "../../api/client";

export const countKey = ["notices", "count"] as const;

const FIVE_MINUTES = 300_000;
const PATIENCE = 2_000;

/** Lets the page come first: the number is asked for once the browser has nothing else to do. */
const idle = () =>
  new Promise<void>((go) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(() => go(), { timeout: PATIENCE });
    else setTimeout(go, PATIENCE);
  });

/** The number beside 通知 in the menu. */
export const unreadQuery = {
  queryKey: countKey as readonly string[],
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    await idle();
    return (await answer(api.GET("/api/v1/notices/count", { signal }))).unread;
  },
  refetchInterval: FIVE_MINUTES,
  meta: { badge: true },
};
