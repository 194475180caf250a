import { useRef } from "react";

/**
 * A noun as it was when one began to change it, whatever others have made of it since: saving then meets a newer
 * version with 412 instead of writing over what was never seen. It follows the newest while `follow` is true:
 * while nothing is typed, and once a 412 was told.
 */
export function useOpened<T>(noun: T, follow: boolean): T {
  const opened = useRef(noun);
  if (follow) opened.current = noun;
  return opened.current;
}
