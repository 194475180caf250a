import { useEffect, useState } from "react";

/** How long a page of the wall stays, in milliseconds. */
const STAY = 15_000;

/** Turns through so many pages, round and round, until it is paused. */
export function useTurning(pages: number) {
  const [page, setPage] = useState(0);
  const [paused, setPaused] = useState(false);
  useEffect(() => {
    if (paused || pages < 2) return;
    const timer = window.setInterval(() => setPage((now) => (now + 1) % pages), STAY);
    return () => window.clearInterval(timer);
  }, [pages, paused]);
  // Fewer pages than before, once objectives are closed.
  return { page: Math.min(page, pages - 1), paused, pause: () => setPaused((was) => !was) };
}
