import { useState } from "react";
import type { Made } from "../../api/checkins";
import type { Owed } from "./api";

/** A check-in of the round: owed, or made since the page was opened. */
export interface Stop {
  owed: Owed;
  made?: Made;
}

/**
 * The stops in their first order, so that nothing jumps while one works through them: what is owed no
 * longer goes, save what was made here and the open one, where something may be typed; what is new comes last.
 */
export function stopsOf(before: readonly Stop[], owed: readonly Owed[], open: string | null = null): Stop[] {
  const now = new Map(owed.map((o) => [o.key_result.id, o]));
  const kept = before
    .map((stop) => ({ ...stop, owed: now.get(stop.owed.key_result.id) ?? stop.owed }))
    .filter((stop) => stop.made || idOf(stop) === open || now.has(idOf(stop)));
  const known = new Set(kept.map(idOf));
  return [...kept, ...owed.filter((o) => !known.has(o.key_result.id)).map((o) => ({ owed: o }))];
}

export const idOf = (stop: Stop) => stop.owed.key_result.id;

/** The next one that isn't made, after this one and then from the start; null when all are. */
export function nextAfter(stops: readonly Stop[], id: string | null): string | null {
  const at = stops.findIndex((stop) => idOf(stop) === id);
  const turned = [...stops.slice(at + 1), ...stops.slice(0, at + 1)];
  const next = turned.find((stop) => !stop.made && idOf(stop) !== id);
  return next ? idOf(next) : null;
}

export interface Round {
  stops: Stop[];
  /** The one whose form is open; null for none. */
  open: string | null;
  show: (id: string | null) => void;
  /** Up or down by one among all stops. */
  move: (by: number) => void;
  /** Saved: the next form opens. Gives the next one's title. */
  made: (id: string, made: Made) => Stop | undefined;
}

export function useRound(owed: readonly Owed[]): Round {
  const [seen, setSeen] = useState<{ owed: readonly Owed[]; stops: Stop[] }>(() => ({
    owed,
    stops: stopsOf([], owed),
  }));
  const [open, setOpen] = useState<string | null>(owed[0]?.key_result.id ?? null);
  let stops = seen.stops;
  if (seen.owed !== owed) {
    stops = stopsOf(seen.stops, owed, open);
    setSeen({ owed, stops });
  }
  return {
    stops,
    open,
    show: setOpen,
    move: (by) => {
      const at = stops.findIndex((stop) => idOf(stop) === open);
      const to = stops[Math.max(0, Math.min(stops.length - 1, at + by))];
      if (to) setOpen(idOf(to));
    },
    made: (id, made) => {
      const after = stops.map((stop) => (idOf(stop) === id ? { ...stop, made } : stop));
      const next = nextAfter(after, id);
      setSeen({ owed, stops: after });
      setOpen(next);
      return after.find((stop) => idOf(stop) === next);
    },
  };
}
