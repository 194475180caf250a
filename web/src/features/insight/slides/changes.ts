import type { Insight, Line } from "../api";

/** A share as it counts in a roll-up. */
const counted = (share: number) => Math.min(1, Math.max(0, share));

/** The objectives whose progress moved since the day that is compared with, the most moved first. */
export function moved(data: Pick<Insight, "objectives">): Line[] {
  const by = (line: Line) =>
    line.before === null || line.progress === null ? 0 : counted(line.progress) - counted(line.before);
  return data.objectives
    .filter((line) => Math.round(by(line) * 100) !== 0)
    .sort((a, b) => Math.abs(by(b)) - Math.abs(by(a)));
}

/** By how many points it is behind what is expected; null where it isn't, or where one of both is unknown. */
export function pointsBehind(one: { progress: number | null; expected: number | null }): number | null {
  if (one.progress === null || one.expected === null) return null;
  const points = Math.round((one.expected - counted(one.progress)) * 100);
  return points > 0 ? points : null;
}

const LONG = 140;

/** The first words of what somebody wrote; no more than a slide bears. */
export function shortly(words: string): string {
  const plain = words.replace(/\s+/g, " ").trim();
  const letters = [...plain];
  return letters.length > LONG ? `${letters.slice(0, LONG).join("")}…` : plain;
}
