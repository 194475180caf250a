import { useSuspenseQuery } from "@tanstack/react-query";
import { type Me, meQuery } from "../api/me";

/** The signed-in person. Only under `insideRoute`, which lets nobody else in. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(meQuery);
  if (!data) throw new Error("useMe outside of insideRoute");
  return data;
}
