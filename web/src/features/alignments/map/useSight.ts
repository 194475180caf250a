import { useReactFlow, type Viewport } from "@xyflow/react";
import { type RefObject, useEffect, useRef } from "react";
import { type Graph, leadingTo } from "./graph";
import type { Here } from "./here";
import { sizes } from "./layout";
import type { Laid } from "./useLayout";

interface SightGiven {
  laid: Laid;
  here: Here;
  box: RefObject<HTMLElement | null>;
  sought: { id: string; focus: boolean } | null;
}

/** Near enough to read. */
const READABLE = 0.85;

const calm = () => globalThis.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? false;

/** The middle of a card. */
function middleOf(graph: Graph, id: string, at: { x: number; y: number }) {
  const { width, height } = sizes[graph.spots.get(id)?.sort ?? "objective"];
  return { x: at.x + width / 2, y: at.y + height / 2 };
}

/** What stands nearest to the middle of the window and is still there afterwards. */
function inTheMiddle(last: Laid, next: Laid, view: Viewport, size: { width: number; height: number }) {
  const x = (size.width / 2 - view.x) / view.zoom;
  const y = (size.height / 2 - view.y) / view.zoom;
  let best: string | undefined;
  let gap = Number.POSITIVE_INFINITY;
  for (const [id, at] of last.places) {
    const away = Math.hypot(at.x - x, at.y - y);
    if (away >= gap || !next.places.has(id)) continue;
    best = id;
    gap = away;
  }
  return best;
}

/** Which part of the map is in sight: at first, when led somewhere, and when a fold moves all around it. */
export function useSight({ laid, here, box, sought }: SightGiven) {
  const flow = useReactFlow();
  const held = useRef<string | null>(null);
  const found = useRef<object | null>(null);
  const glide = { duration: calm() ? 0 : 200 };

  const centre = (id: string, zoom = flow.getZoom()) => {
    const at = laid?.places.get(id);
    if (!at) return;
    const { x, y } = middleOf(laid.graph, id, at);
    void flow.setCenter(x, y, { zoom, ...glide });
  };

  /** Leads the focus to a place, and the sight only where it isn't in it. */
  const lead = (id: string) => {
    const at = laid?.places.get(id);
    const size = box.current?.getBoundingClientRect();
    if (!at || !size) return;
    const { x, y, zoom } = flow.getViewport();
    const middle = middleOf(laid.graph, id, at);
    const left = middle.x * zoom + x;
    const top = middle.y * zoom + y;
    here.go(id, true);
    if (left < 140 || top < 50 || left > size.width - 140 || top > size.height - 50) centre(id);
  };

  /** All of it where that can be read, else the first theme and what is beside it. */
  const begin = () => {
    const size = box.current?.getBoundingClientRect();
    if (!size) return;
    const first = laid.graph.roots[0];
    if (!here.id) here.go(first, false);
    // Led here by the address: that may have been asked before the canvas could move, or after.
    const led = latest.current.sought;
    if (led && laid.places.has(led.id)) {
      latest.current.centre(led.id, Math.max(flow.getZoom(), READABLE));
      return;
    }
    const { width, height } = flow.getNodesBounds(flow.getNodes());
    if (size.width / width > 0.5 && size.height / height > 0.5) {
      void flow.fitView({ padding: 0.05, maxZoom: 1 });
      return;
    }
    const at = first && laid.places.get(first);
    const zoom = size.width < 500 ? 0.7 : READABLE;
    if (!at) return;
    void flow.setViewport({ x: 20 - at.x * zoom, y: Math.min(size.height / 3 - at.y * zoom, 20), zoom });
  };

  const latest = useRef({ centre, sought });
  latest.current = { centre, sought };
  const former = useRef<Laid | null>(null);
  useEffect(() => {
    const last = former.current;
    former.current = laid;
    const size = box.current?.getBoundingClientRect();
    const kept =
      held.current ?? (last && size ? inTheMiddle(last, laid, flow.getViewport(), size) : undefined);
    held.current = null;
    const before = kept && last?.places.get(kept);
    const after = kept && laid.places.get(kept);
    if (before && after) {
      const { x, y, zoom } = flow.getViewport();
      void flow.setViewport({ x: x + (before.x - after.x) * zoom, y: y + (before.y - after.y) * zoom, zoom });
    }
    if (here.id && !laid.visible.has(here.id)) {
      const near = [...leadingTo(laid.graph, here.id)].find((id) => laid.visible.has(id));
      here.go(near ?? laid.graph.roots[0], false);
    }
  }, [laid, flow, here, box]);

  useEffect(() => {
    if (!sought || found.current === sought || !laid.places.has(sought.id)) return;
    found.current = sought;
    here.go(sought.id, sought.focus);
    // The canvas sets its own sight when it begins; what is sought comes after.
    const timer = setTimeout(() => latest.current.centre(sought.id, Math.max(flow.getZoom(), READABLE)), 0);
    return () => clearTimeout(timer);
  }, [laid, sought, flow, here]);

  /** Where the map was moved by hand: Tab leads to what is in sight now. */
  const settle = () => {
    const size = box.current?.getBoundingClientRect();
    const at = here.id && laid.places.get(here.id);
    if (!size || box.current?.contains(document.activeElement)) return;
    const view = flow.getViewport();
    const left = at ? at.x * view.zoom + view.x : -1;
    const top = at ? at.y * view.zoom + view.y : -1;
    if (left >= 0 && top >= 0 && left < size.width && top < size.height) return;
    here.go(inTheMiddle(laid, laid, view, size), false);
  };

  /** Keeps a place where it is while all around it moves. */
  const hold = (id: string) => {
    held.current = id;
  };
  return { begin, lead, settle, hold, glide };
}
