import { useCallback, useEffect, useRef, useState } from "react";

const PREFIX = "sinan.draft.";
const REST = 400;

interface Stored<T> {
  at: string;
  value: T;
}

export function readDraft<T>(key: string): Stored<T> | null {
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text ? (JSON.parse(text) as Stored<T>) : null;
  } catch {
    return null;
  }
}

function store<T>(key: string, value: T): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify({ at: new Date().toISOString(), value }));
  } catch {
    // Full or closed storage: the draft lives as long as the page.
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Nothing was stored either.
  }
}

export interface Draft<T> {
  value: T;
  set: (value: T) => void;
  /** After the server has it: forgets the draft and starts from `initial` again, or from what is given. */
  done: (next?: T) => void;
  /** When what is shown was typed, if it came back from an earlier visit. */
  restoredFrom: string | null;
}

/**
 * State that survives a reload, a crash and a lost connection. Keep the key particular to what is written
 * ("checkin.<key result>") and begin anew with another `key` prop when it changes.
 */
export function useDraft<T>(key: string, initial: T): Draft<T> {
  const [found] = useState(() => readDraft<T>(key));
  const [value, setValue] = useState<T>(found ? found.value : initial);
  const [restoredFrom, setRestoredFrom] = useState(found?.at ?? null);
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; value: T } | null>(null);

  const flush = useCallback(() => {
    if (!waiting.current) return;
    clearTimeout(waiting.current.timer);
    store(key, waiting.current.value);
    waiting.current = null;
  }, [key]);

  useEffect(() => {
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, [flush]);

  const set = (next: T) => {
    setValue(next);
    if (waiting.current) clearTimeout(waiting.current.timer);
    waiting.current = { timer: setTimeout(flush, REST), value: next };
  };

  const done = (next: T = initial) => {
    if (waiting.current) clearTimeout(waiting.current.timer);
    waiting.current = null;
    dropDraft(key);
    setValue(next);
    setRestoredFrom(null);
  };

  return { value, set, done, restoredFrom };
}
