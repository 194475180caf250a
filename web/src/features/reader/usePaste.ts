import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { type Reading, readingQuery } from "../../api/reading";
import { useDraft } from "../../lib/draft";
import { merge } from "./merge";
import { emptySheet, type Sheet } from "./sheet";

/** What is kept of a paste from visit to visit. */
export interface Paste {
  text: string;
  sheet: Sheet;
  /** Chosen by hand; null follows the text and the calendar. */
  cycle: string | null;
  /** "person:<id>" or "team:<id>"; null for oneself. */
  owner: string | null;
}

const emptyPaste: Paste = { text: "", sheet: emptySheet, cycle: null, owner: null };
const rest = 350;

/** The text after it has rested: reading at every key would only be thrown away. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), rested === "" ? 0 : rest);
    return () => clearTimeout(timer);
  }, [text, rested]);
  return rested;
}

export interface PasteState {
  paste: Paste;
  /** What the server read last, and the text it read it of. */
  reading: Reading | null;
  busy: boolean;
  error: unknown;
  retry: () => void;
  write: (text: string) => void;
  correct: (change: (sheet: Sheet) => Sheet) => void;
  aim: (change: Partial<Pick<Paste, "cycle" | "owner">>) => void;
  done: () => void;
  restoredFrom: string | null;
}

/** The text, what is read of it, and the corrections: kept in the browser, merged at every new reading. */
export function usePaste(): PasteState {
  const draft = useDraft<Paste>("paste", emptyPaste);
  // Reports of writes under way arrive after later corrections: each builds on the newest.
  const newest = useRef(draft.value);
  newest.current = draft.value;
  const update = (change: (paste: Paste) => Paste) => {
    newest.current = change(newest.current);
    draft.set(newest.current);
  };
  const text = useRested(draft.value.text);
  const query = useQuery({
    ...readingQuery(text),
    enabled: text.trim() !== "",
    placeholderData: (before) => before,
  });
  const reading = query.isPlaceholderData || text.trim() === "" ? undefined : query.data;
  const merging = useRef(update);
  merging.current = update;
  useEffect(() => {
    if (reading) merging.current((p) => ({ ...p, sheet: merge(p.sheet, text, reading) }));
  }, [reading, text]);
  return {
    paste: draft.value,
    reading: reading ?? null,
    busy: query.isFetching,
    error: query.error,
    retry: () => query.refetch(),
    write: (next) =>
      update((p) =>
        next.trim() === ""
          ? {
              ...p,
              text: next,
              sheet: merge(p.sheet, "", { lang: "zh", cycle: null, objectives: [], ignored: [] }),
            }
          : { ...p, text: next },
      ),
    correct: (change) => update((p) => ({ ...p, sheet: change(p.sheet) })),
    aim: (change) => update((p) => ({ ...p, ...change })),
    done: () => draft.done(),
    restoredFrom: draft.restoredFrom,
  };
}
