import { useEffect, useState } from "react";
import type { Quote } from "./api";

/** The words marked on the page within something that says `data-quote="objective:<id>:title"`. */
export function markedWords(selection: Selection | null): Quote | null {
  const text = selection?.toString().trim() ?? "";
  const node = selection?.anchorNode;
  const element = node instanceof Element ? node : node?.parentElement;
  const about = element?.closest<HTMLElement>("[data-quote]")?.dataset.quote?.split(":");
  if (!text || text.length > 500 || about?.length !== 3) return null;
  return { kind: about[0] as Quote["kind"], id: about[1] ?? "", field: about[2] ?? "", text };
}

/** What was last marked; it stays when the mark goes because one begins to write. */
export function useMarkedWords(): [Quote | null, () => void] {
  const [quote, setQuote] = useState<Quote | null>(null);
  useEffect(() => {
    const look = () => {
      const found = markedWords(document.getSelection());
      if (found) setQuote(found);
    };
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, []);
  return [quote, () => setQuote(null)];
}
