import { answer, api } from "../../api/client";
import type { ProblemPage } from "../../api/problems";
import type { PaletteSource } from "../../ui/palette";

/** Problems, solved ones too, by a part of their words. */
export const findProblems: PaletteSource = {
  word: "problems.title",
  search: async (q, signal) => {
    const { items } = (await answer(
      api.GET("/api/v1/problems", { params: { query: { q, limit: 6 } }, signal }),
    )) as ProblemPage;
    return items.map((p) => ({
      key: p.id,
      label: p.title,
      hint: p.owner_name,
      icon: "problem",
      href: `/problems?problem=${encodeURIComponent(p.id)}`,
    }));
  },
};
