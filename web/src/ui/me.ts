import { useSuspenseQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { type Me, meQuery } from "../api/me";

/** The signed-in person. Only under `insideRoute`, which lets nobody else in. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(meQuery);
  // When the session ends, the page is still drawn until the way to sign-in is taken.
  const last = useRef<Me | null>(null);
  if (data) last.current = data;
  if (!last.current) throw new Error("useMe outside of insideRoute");
  return last.current;
}
