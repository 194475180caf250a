import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemWords } from "../../ui/ProblemNotice";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { placeTheme, type Theme, type ThemeFilter, themesQuery } from "./api";
import { beforeWhom, placed } from "./order";

/** The order of themes: what is lifted, where it hangs, and how it moves by mouse and by key. */
export function useOrder(themes: readonly Theme[], filter: ThemeFilter) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const [lifted, lift] = useState<string | null>(null);
  const [over, hover] = useState<string | null>(null);
  const [told, tell] = useState("");
  const ids = themes.map((theme) => theme.id);
  const key = themesQuery(filter).queryKey;
  const place = useMutation({
    mutationFn: ({ id, before }: { id: string; before: string }) => placeTheme(id, before),
    onMutate: ({ id, before }) => {
      const order = placed(ids, id, before);
      queries.setQueryData(
        key,
        order.flatMap((one) => themes.find((theme) => theme.id === one) ?? []),
      );
      const title = themes.find((theme) => theme.id === id)?.title ?? "";
      tell(t("themes.moved", { title, n: order.indexOf(id) + 1 }));
    },
    onError: (error) => toast({ text: problemWords(error, t), tone: "problem" }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["themes"] }),
  });
  const move = (id: string, by: number) => {
    const before = beforeWhom(ids, id, by);
    if (before !== null) place.mutate({ id, before });
  };
  const drop = (before: string) => {
    if (lifted && lifted !== before) place.mutate({ id: lifted, before });
    lift(null);
    hover(null);
  };
  return { lifted, lift, over, hover, drop, move, told };
}
