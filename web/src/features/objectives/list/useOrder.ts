import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { answer, api } from "../../../api/client";
import { type Objective, okrChanged } from "../../../api/okr";
import { problemWords } from "../../../ui/ProblemNotice";
import { useToast } from "../../../ui/Toast";
import { useWords } from "../../../ui/words";
import type { objectivesQuery } from "../api";
import type { Group } from "./groups";
import { dropped, inOrder, shifted } from "./order";

export type Order = ReturnType<typeof useOrder>;

type Key = ReturnType<typeof objectivesQuery>["queryKey"];
type Pages = InfiniteData<{ items: Objective[]; next?: string }>;

const orderObjectives = (ids: string[]) => answer(api.POST("/api/v1/objectives/order", { body: { ids } }));

/** Puts objectives of one group into another order, at once and with a way back. */
export function useOrder(groups: readonly Group[], key: Key) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const [lifted, lift] = useState<string | null>(null);
  const [over, hover] = useState<string | null>(null);
  const [told, tell] = useState("");

  const draw = (ids: string[]) =>
    queries.setQueryData<Pages>(key, (old) => {
      if (!old) return old;
      const sorted = inOrder(
        old.pages.flatMap((page) => page.items),
        ids,
      );
      return {
        ...old,
        pages: old.pages.map((page) => ({ ...page, items: sorted.splice(0, page.items.length) })),
      };
    });
  const save = async (ids: string[]) => {
    draw(ids);
    try {
      await orderObjectives(ids);
      return true;
    } catch (error) {
      toast({ text: problemWords(error, t), tone: "problem" });
      return false;
    } finally {
      await okrChanged(queries);
    }
  };
  const put = async (id: string, before: string[], after: string[] | null) => {
    if (!after) return;
    const title = titleOf(id);
    tell(t("objectives.list.moved", { title, place: after.indexOf(id) + 1 }));
    if (await save(after)) {
      toast({ text: t("objectives.list.movedTo", { title }), undo: () => void save(before) });
    }
  };
  const groupOf = (id: string) => groups.find((group) => group.items.some((o) => o.id === id));
  const titleOf = (id: string) => groupOf(id)?.items.find((o) => o.id === id)?.title ?? "";
  return {
    lifted,
    lift,
    over,
    hover,
    told,
    /** Whether the lifted one can be put where this one is. */
    takes: (id: string) => lifted !== null && groupOf(id) === groupOf(lifted),
    drop: (onto: string) => {
      const ids = groupOf(onto)?.items.map((o) => o.id) ?? [];
      if (lifted && ids.includes(lifted)) void put(lifted, ids, dropped(ids, lifted, onto));
      lift(null);
      hover(null);
    },
    move: (id: string, by: number) => {
      const ids = groupOf(id)?.items.map((o) => o.id) ?? [];
      void put(id, ids, shifted(ids, id, by));
    },
  };
}
