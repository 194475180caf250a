/** The id that one goes before to stand `by` places further, or null where it can't: "" is the end. */
export function beforeWhom(ids: readonly string[], id: string, by: number): string | null {
  const at = ids.indexOf(id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= ids.length) return null;
  const rest = ids.filter((each) => each !== id);
  return rest[to] ?? "";
}

/** The ids once one was put before another. */
export function placed(ids: readonly string[], id: string, before: string): string[] {
  if (id === before) return [...ids];
  const rest = ids.filter((each) => each !== id);
  const at = before === "" ? rest.length : rest.indexOf(before);
  return at < 0 ? [...ids] : [...rest.slice(0, at), id, ...rest.slice(at)];
}
