import { useState } from "react";
import type { Objective } from "../../../api/okr";

/** Which objectives are selected; what isn't in the list any more is selected no more. */
export function useSelection(all: readonly Objective[]) {
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const items = all.filter((objective) => chosen.has(objective.id));
  return {
    items,
    ids: new Set(items.map((objective) => objective.id)) as ReadonlySet<string>,
    toggle: (id: string) =>
      choose((old) => {
        const next = new Set(old);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    keep: (ids: readonly string[]) => choose(new Set(ids)),
  };
}
