/** In the morning, where the reader is. */
const MORNING = 9;

export type SnoozeKey = "later" | "tomorrow" | "monday" | "week";
export const snoozes: readonly SnoozeKey[] = ["later", "tomorrow", "monday", "week"];

/** When a notice comes back: in three hours, or at nine of the morning of a day. */
export function snoozeUntil(key: SnoozeKey, now = new Date()): Date {
  const until = new Date(now);
  if (key === "later") {
    until.setHours(until.getHours() + 3);
    return until;
  }
  until.setHours(MORNING, 0, 0, 0);
  const days = { tomorrow: 1, monday: (8 - now.getDay()) % 7 || 7, week: 7 }[key];
  until.setDate(until.getDate() + days);
  return until;
}
