/** How long a link lasts where nothing else is said, and at most. */
export const usualDays = 14;
export const mostDays = 90;

/** The days that were typed; null for anything that isn't a whole number from 1 to 90. */
export function readDays(text: string): number | null {
  if (!/^\d{1,3}$/.test(text.trim())) return null;
  const days = Number(text);
  return days >= 1 && days <= mostDays ? days : null;
}

/** The instant at which a link that is made now opens nothing any more. */
export const endOf = (days: number, now = new Date()): string =>
  new Date(now.getTime() + days * 86_400_000).toISOString();
