import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";

/** A key and what it does, for the list behind "?". */
export interface KeyHint {
  /** "mod+k" (Ctrl, or ⌘ on a Mac), "?", "shift+enter" … */
  combo: string;
  /** The words, in the reader's language. */
  words: string;
}

interface Keys {
  hints: KeyHint[];
  add: (hint: KeyHint) => () => void;
}

const KeysContext = createContext<Keys>({ hints: [], add: () => () => {} });

export const isMac = () => /mac|iphone|ipad/i.test(globalThis.navigator?.platform ?? "");

export function KeysProvider({ children }: { children: ReactNode }) {
  const [hints, setHints] = useState<KeyHint[]>([]);
  const keys = useMemo<Keys>(
    () => ({
      hints,
      add: (hint) => {
        setHints((all) => [...all, hint]);
        return () => setHints((all) => all.filter((h) => h !== hint));
      },
    }),
    [hints],
  );
  return <KeysContext value={keys}>{children}</KeysContext>;
}

/** All keys that work where the reader is. */
export function useKeyHints(): KeyHint[] {
  return useContext(KeysContext).hints;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

function matches(combo: string, event: KeyboardEvent): boolean {
  const parts = combo.split("+");
  const key = parts.at(-1) ?? "";
  const mod = isMac() ? event.metaKey : event.ctrlKey;
  if (parts.includes("mod") !== mod) return false;
  if (parts.includes("alt") !== event.altKey) return false;
  // With Alt a Mac writes other letters, so the key is told by its place.
  if (event.altKey && event.code === `Key${key.toUpperCase()}`) return true;
  // Signs such as "?" need shift on most layouts, so only letters and named keys mind it.
  if (key.length > 1 && parts.includes("shift") !== event.shiftKey) return false;
  return event.key.toLowerCase() === key;
}

/** For keys that belong to the page behind a dialog. */
export const dialogOpen = () => document.querySelector("dialog[open]") !== null;

/**
 * Listens for a key on the whole page while mounted, and lists it. Plain keys rest while one types,
 * and any while `resting` says so.
 */
export function useKey(
  combo: string,
  words: string,
  act: (event: KeyboardEvent) => void,
  resting?: (event: KeyboardEvent) => boolean,
): void {
  const { add } = useContext(KeysContext);
  const latest = useRef({ act, resting });
  latest.current = { act, resting };
  const addHint = useRef(add);
  useEffect(() => addHint.current({ combo, words }), [combo, words]);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || !matches(combo, event)) return;
      if (!/mod\+|alt\+/.test(combo) && isTyping(event.target)) return;
      if (latest.current.resting?.(event)) return;
      event.preventDefault();
      latest.current.act(event);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [combo]);
}
