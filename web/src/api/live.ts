import type { Query, QueryClient } from "@tanstack/react-query";
import { okr } from "./okr";
import type { components } from "./schema";

type Change = components["schemas"]["HeardView"];

/** Changes that come within this many milliseconds are answered by asking once. */
const GATHER = 250;

/** A page out of sight keeps its stream this many milliseconds: switching back and forth costs nothing. */
const OUT_OF_SIGHT = 30_000;

/** After an answer that no browser tries again by itself, such as a proxy's while the server restarts: milliseconds. */
const AGAIN = 5_000;

/** Words of query keys whose answers hang on nouns that aren't an objective's. */
const keysOf: Record<string, string[]> = {
  person: ["people"],
  team: ["people", "teams"],
  cycle: ["cycles"],
  theme: ["themes"],
  template: ["templates"],
};

/** What has been heard of since pages were last asked anew. */
export interface Heard {
  ids: Set<string>;
  /** An objective has come, gone or moved to another state: lists may gain or lose it. */
  lists: boolean;
  keys: Set<string>;
}

export const nothing = (): Heard => ({ ids: new Set(), lists: false, keys: new Set() });

export function hear(heard: Heard, change: Change): void {
  if (change.subject_id) heard.ids.add(change.subject_id);
  if (change.within_id) heard.ids.add(change.within_id);
  if (change.subject_kind === "objective") heard.lists = true;
  for (const key of keysOf[change.subject_kind ?? ""] ?? []) heard.keys.add(key);
}

/** Whether a query's answer may be out of date: it speaks of what was changed, or is a list that may gain it. */
export function concerns(heard: Heard, query: Pick<Query, "queryKey" | "state">): boolean {
  const key = JSON.stringify(query.queryKey);
  if ([...heard.keys].some((k) => key.includes(`"${k}"`))) return true;
  if (heard.lists && query.queryKey[0] === okr && !key.includes('"objective"')) return true;
  const told = key + JSON.stringify(query.state.data ?? null);
  return [...heard.ids].some((id) => told.includes(id));
}

/**
 * Follows the changes that others make while the page is in sight, and asks anew for what is on screen and
 * speaks of them. Forms keep what is being typed: they begin from an answer and don't follow it.
 * Returns what ends it.
 */
export function follow(queries: QueryClient, me: string): () => void {
  if (typeof EventSource === "undefined") return () => {};
  let source: EventSource | undefined;
  let place = "";
  let heard = nothing();
  let soon: number | undefined;
  let parting: number | undefined;
  let again: number | undefined;

  const refresh = () => {
    soon = undefined;
    const now = heard;
    heard = nothing();
    // What isn't on screen is asked for when it comes there.
    void queries.invalidateQueries({ predicate: (query) => concerns(now, query) });
  };
  const later = () => {
    soon ??= window.setTimeout(refresh, GATHER);
  };
  const noted = (event: MessageEvent) => {
    place = event.lastEventId || place;
  };

  const open = () => {
    window.clearTimeout(parting);
    if (source && source.readyState !== EventSource.CLOSED) return;
    const stream = new EventSource(`/api/v1/stream${place && `?after=${place}`}`);
    source = stream;
    stream.addEventListener("still", noted);
    stream.addEventListener("change", (event) => {
      noted(event);
      const change = JSON.parse(event.data) as Change;
      // Whoever writes here asks anew at once; this is for the other pages one has open.
      if (change.actor_id === me && document.hasFocus()) return;
      hear(heard, change);
      later();
    });
    stream.addEventListener("notice", (event) => {
      noted(event);
      heard.keys.add("notices");
      later();
    });
    stream.addEventListener("behind", (event) => {
      noted(event);
      void queries.invalidateQueries();
    });
    stream.addEventListener("error", () => {
      if (stream.readyState === EventSource.CLOSED && source === stream)
        again = window.setTimeout(sight, AGAIN);
    });
  };
  const close = () => {
    source?.close();
    source = undefined;
  };
  const sight = () => {
    if (document.visibilityState === "visible") open();
    else parting = window.setTimeout(close, OUT_OF_SIGHT);
  };

  // After the page's own first questions, which are more urgent.
  const start = window.setTimeout(sight, 500);
  document.addEventListener("visibilitychange", sight);
  return () => {
    document.removeEventListener("visibilitychange", sight);
    for (const timer of [start, soon, parting, again]) window.clearTimeout(timer);
    close();
  };
}
