/** Addresses of pages that the router's types don't name here, as what a <Link> spreads on itself. */
const way = (to: string) => ({ to }) as unknown as { to: "/okrs" };

export const toObjective = (id: string) => way(`/okrs/${encodeURIComponent(id)}`);
