import { type RefObject, useEffect, useLayoutEffect } from "react";

/** A slide as it is laid out, in CSS pixels: 16:9, on paper and on any screen. */
const WIDTH = 1280;
const HEIGHT = 720;

/** How small type may become before a slide would be too full: a list is bounded so that it doesn't. */
const SMALLEST = 0.45;
const TRIES = 6;

/**
 * Lets a deck fill what there is of the window, and lets words that are more than a slide holds
 * become smaller until all of them are on it. `key` changes with what the slides say.
 */
export function useStage(
  deck: RefObject<HTMLElement | null>,
  area: RefObject<HTMLElement | null>,
  key: unknown,
) {
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    const grow = () => {
      const scale = Math.min(element.clientWidth / WIDTH, element.clientHeight / HEIGHT);
      element.style.setProperty("--scale", String(Math.max(0.1, scale)));
    };
    grow();
    const watcher = new ResizeObserver(grow);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [area]);

  useLayoutEffect(() => {
    if (deck.current) fitAll(deck.current);
  }, [deck, key]);

  useEffect(() => {
    const element = deck.current;
    if (!element) return;
    // On a phone slides aren't laid out as on paper until they are printed.
    const before = () => {
      element.dataset.printing = "";
      fitAll(element);
    };
    const after = () => delete element.dataset.printing;
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    let gone = false;
    void document.fonts?.ready.then(() => !gone && fitAll(element));
    return () => {
      gone = true;
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, [deck]);
}

function fitAll(deck: HTMLElement): void {
  for (const box of deck.querySelectorAll<HTMLElement>("[data-fit]")) fit(box);
}

/** Sets --fit, which its type hangs on, to the largest at which a box holds what is in it. */
function fit(box: HTMLElement): void {
  const holds = (size: number) => {
    box.style.setProperty("--fit", String(size));
    return box.scrollHeight <= box.clientHeight;
  };
  if (holds(1)) return;
  let [low, high] = [SMALLEST, 1];
  for (let i = 0; i < TRIES; i++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  holds(low);
}
