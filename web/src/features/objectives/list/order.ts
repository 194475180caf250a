/** The ids with one of them `by` places further; null where it can't go there. */
export function shifted(ids: readonly string[], id: string, by: number): string[] | null {
  const at = ids.indexOf(id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= ids.length) return null;
  const rest = ids.filter((each) => each !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

/** The ids with one of them in the place of another, which makes room; null where nothing changes. */
export function dropped(ids: readonly string[], id: string, onto: string): string[] | null {
  const to = ids.indexOf(onto);
  return to < 0 || id === onto ? null : shifted(ids, id, to - ids.indexOf(id));
}

/** The items in the order of the ids, each group of them within the places that it holds. */
export function inOrder<T extends { id: string }>(items: readonly T[], ids: readonly string[]): T[] {
  const wanted = new Set(ids);
  const byId = new Map(items.map((item) => [item.id, item]));
  const queue = ids.flatMap((id) => byId.get(id) ?? []);
  return items.map((item) => (wanted.has(item.id) ? (queue.shift() ?? item) : item));
}
