import { useQuery } from "@tanstack/react-query";
import { teamsQuery, teamsThenQuery } from "../api/teams";
import { usePast } from "./past";

/** The teams of the day that the page is of. */
export function useTeams() {
  const past = usePast();
  const now = useQuery({ ...teamsQuery, enabled: past === undefined });
  const then = useQuery({ ...teamsThenQuery(past ?? ""), enabled: past !== undefined });
  return past === undefined ? now : then;
}
