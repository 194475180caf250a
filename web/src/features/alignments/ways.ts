/** Addresses of pages that the router's types don't name here, as what a <Link> spreads on itself. */
const way = (to: string) => ({ to }) as unknown as { to: "/okrs" };

export const toObjective = (id: string) => way(`/okrs/${encodeURIComponent(id)}`);

/** A theme with all that serves it, on the map of a cycle. */
export const toThemeOnMap = (theme: string, cycle: string) => ({
  ...way("/map"),
  search: { theme, cycle } as object,
});
