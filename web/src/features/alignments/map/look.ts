import { isNarrow } from "../../../ui/narrow";
import type { MapWanted } from "./wanted";

/** Drawn or as a list; where there is no room to draw, a list unless asked otherwise. */
export const lookOf = ({ look }: MapWanted) => look ?? (isNarrow() ? "list" : "map");

/** The drawing is heavy: it is fetched when it will be looked at, and then beside the data and not after. */
export const loadCanvas = () => import("./MapCanvas");
