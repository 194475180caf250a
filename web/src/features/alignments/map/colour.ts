import { createContext, useContext } from "react";
import type { Status } from "../../../ui/status";

/** What the map is coloured by: how things stand, or how likely they are to succeed. */
export type ColourBy = "status" | "forecast";

export const ColourContext = createContext<ColourBy>("status");

export const useColourBy = () => useContext(ColourContext);

/** From here on it will rather succeed than not: as on the insight page, which lists what is below. */
export const LIKELY = 0.5;
/** Below this hardly anything does. */
export const HARDLY = 0.2;

/** As what something is drawn, in the colours and signs of statuses; what is over stands as it ended. */
export function shownAs(one: { status: string; chance?: number }, by: ColourBy): Status {
  const status = one.status as Status;
  if (by === "status" || status === "achieved" || status === "missed") return status;
  if (one.chance === undefined) return "no_data";
  if (one.chance >= LIKELY) return "on_track";
  return one.chance >= HARDLY ? "at_risk" : "off_track";
}
