import type { KeyboardEvent } from "react";

/** Ctrl or ⌘ with Enter sends a form, whichever field one stands in. */
export const submitKeys = (send: () => void) => (event: KeyboardEvent) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  send();
};
