import type { components } from "../api/schema";

/** A score with the zone that it lies in. */
export type Grade = components["schemas"]["ScoreView"];

/** Never colour alone: each zone has a sign of its own shape, and a word. */
export const zoneSign: Record<Grade["zone"], string> = { green: "●", yellow: "▲", red: "■" };
