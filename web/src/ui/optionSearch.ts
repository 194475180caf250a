import { useEffect, useRef, useState } from "react";

const REST = 150;

interface Found<T> {
  query: string | null;
  options: readonly T[];
  failed: boolean;
}

/** Options for what is typed, asked for when typing rests; null asks for nothing. Late answers are dropped. */
export function useOptionSearch<T>(
  query: string | null,
  search: (query: string, signal: AbortSignal) => Promise<readonly T[]>,
): { options: readonly T[]; busy: boolean; failed: boolean } {
  const [found, setFound] = useState<Found<T>>({ query: null, options: [], failed: false });
  const latest = useRef(search);
  latest.current = search;

  useEffect(() => {
    if (query === null) return;
    const stop = new AbortController();
    const timer = setTimeout(
      () =>
        latest
          .current(query.trim(), stop.signal)
          .then((options) => ({ query, options, failed: false }))
          .catch(() => ({ query, options: [], failed: true }))
          .then((next) => {
            if (!stop.signal.aborted) setFound(next);
          }),
      query === "" ? 0 : REST,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query]);

  return { options: found.options, busy: query !== null && found.query !== query, failed: found.failed };
}
