import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Made } from "../../api/checkins";
import { previewQuery } from "./api";
import type { Body } from "./said";

const REST = 220;

export interface Outcome {
  /** What saving would come to; absent until the server has told, and for words alone. */
  made: Made | undefined;
  /** Why the numbers wouldn't be taken. */
  error: unknown;
}

/** Asks the server what the numbers typed would come to, once the typing rests. */
export function usePreview(keyResultId: string, body: Body | null): Outcome {
  const text = JSON.stringify(body);
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST);
    return () => clearTimeout(timer);
  }, [text]);
  const asked = JSON.parse(rested) as Body | null;
  const { data, error, isPlaceholderData } = useQuery({
    ...previewQuery(keyResultId, asked),
    placeholderData: keepPreviousData,
  });
  const current = body !== null && asked !== null;
  return {
    made: current && !error ? data : undefined,
    // A refusal of what has been typed over since is none.
    error: current && text === rested && !isPlaceholderData ? error : null,
  };
}
