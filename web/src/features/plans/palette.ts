import { answer, api } from "../../api/client";
import type { PaletteSource } from "../../ui/palette";
import type { ActionPage } from "./api";

/** Actions by a part of their title: to the plan that they stand in. */
export const findActions: PaletteSource = {
  word: "plans.title",
  search: async (q, signal) => {
    const { items } = (await answer(
      api.GET("/api/v1/actions", { params: { query: { q, limit: 6 } }, signal }),
    )) as ActionPage;
    return items.map((a) => ({
      key: a.id,
      label: a.title,
      hint: a.owner_name,
      icon: "action",
      href: `/key-results/${a.key_result_id}/plan`,
    }));
  },
};
