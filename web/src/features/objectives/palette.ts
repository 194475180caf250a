import i18next from "i18next";
import { answer, api } from "../../api/client";
import type { Objective } from "../../api/okr";
import { searchPeople } from "../../ui/PersonPicker";
import type { PaletteEntry, PaletteSource } from "../../ui/palette";

/** Objectives by a part of their title or of a key result's, in any cycle. */
export const findObjectives: PaletteSource = {
  word: "objectives.list.find.objectives",
  search: async (q, signal) => {
    const { items } = (await answer(
      api.GET("/api/v1/objectives", { params: { query: { q, limit: 8 } }, signal }),
    )) as { items: Objective[] };
    return items.map((o) => ({
      key: o.id,
      label: o.title,
      hint: o.owner_name ?? o.team_name,
      icon: "objective",
      href: `/okrs/${o.id}`,
    }));
  },
};

/** People: to their page. */
export const findPeople: PaletteSource = {
  word: "objectives.list.find.people",
  search: async (q, signal) =>
    (await searchPeople(q, signal)).slice(0, 6).map((person) => ({
      key: person.value,
      label: person.label,
      hint: person.hint,
      icon: "people",
      href: `/people/${encodeURIComponent(person.value)}`,
    })),
};

const ways: readonly { word: string; href: string }[] = [
  { word: "objectives.list.begin.paste", href: "/okrs/paste" },
  { word: "objectives.list.begin.templates", href: "/okrs/templates" },
  { word: "objectives.list.find.mine", href: "/okrs?of=mine" },
  { word: "objectives.list.find.company", href: "/okrs?of=company" },
  { word: "objectives.list.find.stale", href: "/okrs?stale=1" },
  { word: "objectives.list.find.review", href: "/okrs?of=company&state=in_review" },
];

/** What can be begun or looked at, by its words. */
export const findCommands: PaletteSource = {
  word: "objectives.list.find.commands",
  search: async (q) => {
    const low = q.toLowerCase();
    const all: PaletteEntry[] = ways.map(({ word, href }) => ({
      key: href,
      label: i18next.t(word),
      icon: "right",
      href,
    }));
    return all.filter((entry) => entry.label.toLowerCase().includes(low));
  },
};
