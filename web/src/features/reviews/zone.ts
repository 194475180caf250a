export type Zone = "red" | "yellow" | "green";

/** DESIGN's zones, for one score: up to 0.30, up to 0.69, and above. */
export function zoneOf(score: string): Zone {
  const hundredths = Math.round(Number(score) * 100);
  if (hundredths >= 70) return "green";
  return hundredths > 30 ? "yellow" : "red";
}

/** Never colour alone: each zone has a sign of its own shape, and a word. */
export const zoneSign: Record<Zone, string> = { green: "●", yellow: "▲", red: "■" };
