import { useState } from "react";

/** A form on its way: whether it is, what was refused, and how to send it. */
export function useSending<T extends unknown[]>(send: (...given: T) => Promise<unknown>) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  return {
    busy,
    error,
    setError,
    send: async (...given: T): Promise<void> => {
      if (busy) return;
      setBusy(true);
      setError(null);
      try {
        await send(...given);
      } catch (thrown) {
        setError(thrown);
      } finally {
        setBusy(false);
      }
    },
  };
}
