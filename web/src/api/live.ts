import type { Query, QueryClient } from "@tanstack/react-query";
import { meQuery } from "./me";
import { okr } from "./okr";
import { unlessOwn } from "./own";
import { presenceKey } from "./presence";
import type { components } from "./schema";

type Change = components["schemas"]["HeardView"];

/** Changes that come within this many milliseconds are answered by asking once. */
const GATHER = 150;

/** Between two times of asking, however much happens: milliseconds. */
const REST = 600;

/** A page out of sight keeps its stream this many milliseconds: browsers open but six lines to a server at once. */
const OUT_OF_SIGHT = 3_000;

/** Without a word for this long the line is dead, as after a sleep: the server speaks every 25 seconds. */
const SILENT = 60_000;

/** After an answer that no browser tries again by itself, such as a proxy's while the server restarts: milliseconds. */
const AGAIN = 5_000;

/** Words of query keys whose answers may gain or lose what an event of this noun is about. */
const keysOf: Record<string, string[]> = {
  person: ["people", "absences"],
  team: ["people", "teams"],
  cycle: ["cycles", okr],
  calendar: ["calendar", okr],
  workspace: ["policy", "people", okr],
  theme: ["themes"],
  template: ["templates"],
  problem: ["problems"],
  meeting: ["meetings"],
  report: ["reports"],
  action: ["actions"],
  alignment: ["alignments", "map", "coverage"],
  revision: ["revisions"],
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

/** Asks anew, gathered, for what is on screen and speaks of what was heard. */
function asking(queries: QueryClient) {
  let heard = nothing();
  let timer: number | undefined;
  let last = 0;
  const ask = () => {
    timer = undefined;
    last = Date.now();
    const now = heard;
    heard = nothing();
    // What isn't on screen is asked for when it comes there.
    void queries.invalidateQueries({ predicate: (query) => concerns(now, query) });
  };
  return {
    add: (note: (heard: Heard) => void) => {
      note(heard);
      timer ??= window.setTimeout(ask, Math.max(GATHER, last + REST - Date.now()));
    },
    end: () => window.clearTimeout(timer),
  };
}

/**
 * Follows the changes that others make while the page is in sight, and asks anew for what is on screen and
 * speaks of them. Forms keep what is being typed: they begin from an answer and don't follow it.
 * Returns what ends it.
 */
export function follow(queries: QueryClient): () => void {
  if (typeof EventSource === "undefined") return () => {};
  let source: EventSource | undefined;
  // From where the page's own first questions were answered: what happens before the stream is open is told too.
  let place = String(queries.getQueryData(meQuery.queryKey)?.place || "");
  const asked = asking(queries);
  const timers: Record<"start" | "parting" | "again" | "silence", number | undefined> = {
    start: undefined,
    parting: undefined,
    again: undefined,
    silence: undefined,
  };
  const after = (timer: keyof typeof timers, wait: number, act: () => void) => {
    window.clearTimeout(timers[timer]);
    timers[timer] = window.setTimeout(act, wait);
  };

  const open = () => {
    window.clearTimeout(timers.parting);
    if (source && source.readyState !== EventSource.CLOSED) return;
    const stream = new EventSource(`/api/v1/stream${place && `?after=${place}`}`);
    source = stream;
    after("silence", SILENT, anew);
    const on = (event: string, act: (data: Change) => void) =>
      stream.addEventListener(event, (message: MessageEvent) => {
        place = message.lastEventId || place;
        after("silence", SILENT, anew);
        act(JSON.parse(message.data));
      });
    on("still", () => {});
    on("change", (change) => {
      // What the page itself wrote it has asked for anew already.
      unlessOwn(change.request_id, () => asked.add((heard) => hear(heard, change)));
    });
    // What one is told of may wait for one at home.
    on("notice", () => asked.add((heard) => heard.keys.add("notices").add("home").add("feedback")));
    // Who writes where, for one: it is in no trail, so others' stirs alone are told.
    on("stir", ({ subject_id }) => asked.add((heard) => subject_id && heard.ids.add(subject_id)));
    on("presence", ({ subject_kind = "", subject_id = "", people }) => {
      const key = presenceKey(subject_kind, subject_id);
      if (queries.getQueryState(key)) queries.setQueryData(key, people ?? []);
    });
    on("behind", () => void queries.invalidateQueries());
    stream.addEventListener("error", () => {
      if (stream.readyState !== EventSource.CLOSED || source !== stream) return; // it tries again by itself
      after("again", AGAIN, () => {
        // Refused: perhaps one isn't signed in any more, which this question then finds out.
        void queries.invalidateQueries(meQuery);
        sight();
      });
    });
  };
  const close = () => {
    window.clearTimeout(timers.silence);
    source?.close();
    source = undefined;
  };
  const anew = () => {
    close();
    sight();
  };
  const sight = () => {
    if (document.visibilityState === "visible") open();
    else after("parting", OUT_OF_SIGHT, close);
  };

  // After the page's own first questions, which are more urgent.
  after("start", 500, sight);
  document.addEventListener("visibilitychange", sight);
  window.addEventListener("online", anew);
  return () => {
    document.removeEventListener("visibilitychange", sight);
    window.removeEventListener("online", anew);
    for (const timer of Object.values(timers)) window.clearTimeout(timer);
    asked.end();
    close();
  };
}
