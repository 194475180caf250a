/** Readers for `validateSearch`: whatever stands in the address, a page gets only what it knows. */

export function searchText(value: unknown): string | undefined {
  // The router reads "618" as a number, whatever it is.
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A day as YYYY-MM-DD. */
export function searchDay(value: unknown): string | undefined {
  return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined;
}

export function searchOneOf<const T extends string>(value: unknown, known: readonly T[]): T | undefined {
  return known.find((k) => k === value);
}

/** "a,b" → ["a", "b"]; nothing → undefined, so that an empty filter leaves no trace in the address. */
export function searchList(value: unknown): string[] | undefined {
  const text = Array.isArray(value) ? value.join(",") : searchText(value);
  const list = text?.split(",").filter(Boolean) ?? [];
  return list.length > 0 ? list : undefined;
}

export function searchFlag(value: unknown): true | undefined {
  return value === 1 || value === "1" || value === "true" || value === true ? true : undefined;
}

/** How the router writes a list into the address: "a,b" instead of JSON. */
export function writeSearchValue(value: unknown): string {
  return Array.isArray(value) ? value.join(",") : JSON.stringify(value);
}

/** Only addresses of this site, for "and back afterwards" links: anything else becomes "/". */
export function safePath(path: unknown): string {
  return typeof path === "string" && /^\/(?![/\\])/.test(path) ? path : "/";
}
