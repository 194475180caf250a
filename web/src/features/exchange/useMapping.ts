import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { type Imported, importQuery, type Meaning, mapImport, meaningOf, type Sheet } from "./api";

/** Says what a sheet means, one change after the other, each on top of what the one before came to. */
export function useMapping(id: string) {
  const queries = useQueryClient();
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const [waiting, setWaiting] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const say = (change: (sheet: Sheet) => Partial<Meaning>) => {
    const { queryKey } = importQuery(id);
    setWaiting((n) => n + 1);
    last.current = last.current.then(async () => {
      const now = queries.getQueryData<Imported>(queryKey);
      if (!now?.sheet) return;
      try {
        const told = await mapImport(id, now.version, { ...meaningOf(now.sheet), ...change(now.sheet) });
        queries.setQueryData(queryKey, told);
        setError(null);
      } catch (problem) {
        setError(problem);
        await queries.invalidateQueries({ queryKey });
      } finally {
        setWaiting((n) => n - 1);
      }
    });
  };
  return { say, busy: waiting > 0, error: error as Error | null };
}
