import { useQuery } from "@tanstack/react-query";
import { cyclesQuery, cyclesThenQuery } from "../api/cycles";
import { usePast } from "./past";

/** The cycles as of the day that the page is of. */
export function useCycles() {
  const past = usePast();
  const now = useQuery({ ...cyclesQuery, enabled: past === undefined });
  const then = useQuery({ ...cyclesThenQuery(past ?? ""), enabled: past !== undefined });
  return past === undefined ? now : then;
}
