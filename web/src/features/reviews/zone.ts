import type { Grade } from "./api";

/** Never colour alone: each zone has a sign of its own shape, and a word. */
export const zoneSign: Record<Grade["zone"], string> = { green: "●", yellow: "▲", red: "■" };
