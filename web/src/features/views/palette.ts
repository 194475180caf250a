import { answer, api } from "../../api/client";
import type { PaletteSource } from "../../ui/palette";
import type { SavedView } from "./api";

/** Saved views by a part of their name. */
export const findViews: PaletteSource = {
  word: "views.title",
  search: async (q, signal) => {
    const { items } = (await answer(
      api.GET("/api/v1/views", { params: { query: { limit: 200 } }, signal }),
    )) as { items: SavedView[] };
    const low = q.toLowerCase();
    return items
      .filter((view) => view.name.toLowerCase().includes(low))
      .slice(0, 5)
      .map((view) => ({
        key: view.id,
        label: view.name,
        hint: view.terms.join(" · "),
        icon: "search",
        href: `/okrs?view=${view.id}`,
      }));
  },
};
