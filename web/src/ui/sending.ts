import { useRef, useState } from "react";
import { ApiProblem } from "../api/problem";

/** The problem for the notice above a form: nothing where each reason stands at its field already. */
export function fieldOnly(error: unknown, shown: readonly string[]): unknown {
  if (!(error instanceof ApiProblem)) return error;
  const reasons = error.problem.errors ?? [];
  return reasons.length > 0 && error.otherErrors(shown).length === 0 ? null : error;
}

/** A form on its way: whether it is, what was refused, and how to send it. */
export function useSending<T extends unknown[]>(send: (...given: T) => Promise<unknown>) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // Not the state: two Enters in a row come before it is drawn anew.
  const under = useRef(false);
  return {
    busy,
    error,
    setError,
    send: async (...given: T): Promise<void> => {
      if (under.current) return;
      under.current = true;
      setBusy(true);
      setError(null);
      try {
        await send(...given);
      } catch (thrown) {
        setError(thrown);
      } finally {
        under.current = false;
        setBusy(false);
      }
    },
  };
}
