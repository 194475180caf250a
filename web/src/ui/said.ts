/** What the page has said of what went wrong: so that it is neither said twice nor by nobody. */
const said = new WeakSet<object>();
const listeners = new Set<() => void>();

/** Remembers that a part of the page says this error. */
export function say(error: unknown) {
  if (typeof error !== "object" || error === null || said.has(error)) return;
  said.add(error);
  for (const listener of listeners) listener();
}

export const isSaid = (error: unknown) => typeof error === "object" && error !== null && said.has(error);

/** Calls back whenever something more is said; what it returns ends that. */
export function onSaid(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
