import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from "react";

/** The one place of the map that Tab leads to, and whether the focus is to follow. Outside React's state, so
 *  that a step redraws two cards and not a thousand. */
export class Here {
  #id: string | undefined;
  #wanted = false;
  readonly #listeners = new Set<() => void>();

  get id(): string | undefined {
    return this.#id;
  }

  /** Goes to a place; `focus` when a key or the search led there. */
  go(id: string | undefined, focus: boolean): void {
    this.#id = id;
    this.#wanted = focus;
    for (const listener of this.#listeners) listener();
  }

  /** Whether the card that asks is to take the focus now; says so once. */
  takeFocus(): boolean {
    const wanted = this.#wanted;
    this.#wanted = false;
    return wanted;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

export interface MapHands {
  here: Here;
  fold: (id: string) => void;
  /** Too small to be read: only what can be seen from there is drawn. */
  far: boolean;
}

export const MapHandsContext = createContext<MapHands | null>(null);

export function useHands(): MapHands {
  const hands = useContext(MapHandsContext);
  if (!hands) throw new Error("a card stands outside the map");
  return hands;
}

/** What a card's link spreads on itself: one of them can be reached by Tab, and takes the focus when led to. */
export function useSpotFocus(id: string) {
  const { here } = useHands();
  const link = useRef<HTMLAnchorElement>(null);
  const isHere = useSyncExternalStore(here.subscribe, () => here.id === id);
  useEffect(() => {
    if (isHere && here.takeFocus()) link.current?.focus({ preventScroll: true });
  }, [isHere, here]);
  return {
    isHere,
    given: {
      ref: link,
      tabIndex: isHere ? 0 : -1,
      "data-spot": id,
      onFocus: () => {
        if (here.id !== id) here.go(id, false);
      },
    },
  };
}
