import type { Meeting, Section } from "./api";

/** Seconds a section has taken: those counted, and where they are at it those since they came to it. */
export function secondsOf(
  section: Pick<Section, "id" | "spent">,
  meeting: Pick<Meeting, "section_id" | "section_at" | "state">,
  now: number,
): number {
  if (meeting.state !== "open" || meeting.section_id !== section.id || !meeting.section_at)
    return section.spent;
  return section.spent + Math.max(0, Math.floor((now - Date.parse(meeting.section_at)) / 1000));
}

/** "4:05", "1:02:09". */
export function clockWords(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  const h = Math.floor(seconds / 3600);
  const m = Math.floor(seconds / 60) % 60;
  return h > 0 ? `${h}:${two(m)}:${two(seconds % 60)}` : `${m}:${two(seconds % 60)}`;
}

/** The section after the one they are at, or before it; null at the end. */
export function neighbour(
  sections: readonly Pick<Section, "id">[],
  at: string | undefined,
  step: 1 | -1,
): string | null {
  const i = sections.findIndex((s) => s.id === at);
  return sections[i + step]?.id ?? null;
}

/** Mine after theirs, for who wrote at the same time: nothing is lost, and nothing is twice. */
export function joined(theirs: string, mine: string): string {
  const a = theirs.trimEnd();
  const b = mine.trim();
  if (b === "" || a.includes(b)) return a;
  if (a === "" || b.startsWith(a)) return mine.trimEnd();
  return `${a}\n\n${b}`;
}
