/** How many points of progress lie between, with a sign: "+3", "−2", "0"; null while one is unknown. Counted as in a roll-up: 0 to 1. */
export function pointsBetween(before: number | null, now: number | null): string | null {
  if (before === null || now === null) return null;
  const counted = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 100);
  const points = counted(now) - counted(before);
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : "0";
}
