import { useEffect, useState } from "react";
import type { PaletteEntry } from "../ui/palette";
import { paletteSources } from "./paletteSources";

export interface FoundGroup {
  word: string;
  entries: PaletteEntry[];
}

const REST = 120;

/** The pages that match at once, and what the sources find as soon as typing rests. */
export function usePaletteSearch(
  query: string,
  pages: PaletteEntry[],
): { found: FoundGroup[]; busy: boolean } {
  const [answers, setAnswers] = useState<{ query: string; groups: FoundGroup[] }>({ query: "", groups: [] });
  const wanted = query.trim();

  useEffect(() => {
    if (!wanted) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const groups = await Promise.all(
        paletteSources.map(async (source) => ({
          word: source.word,
          // One source out of order must not hide what the others found.
          entries: await source.search(wanted, stop.signal).catch(() => []),
        })),
      );
      if (!stop.signal.aborted) setAnswers({ query: wanted, groups });
    }, REST);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [wanted]);

  const low = wanted.toLowerCase();
  const here = {
    word: "app.palette.pages",
    entries: pages.filter((p) => p.label.toLowerCase().includes(low)),
  };
  // Old answers stay until new ones come, so that the list doesn't jump at every sign.
  const found = [here, ...(wanted ? answers.groups : [])].filter((group) => group.entries.length > 0);
  return { found, busy: wanted !== "" && paletteSources.length > 0 && answers.query !== wanted };
}
