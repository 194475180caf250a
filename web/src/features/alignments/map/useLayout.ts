import { useEffect, useMemo, useState } from "react";
import { type Graph, under } from "./graph";
import { type Layout, layOut } from "./layout";

export interface Laid extends Layout {
  graph: Graph;
  visible: ReadonlySet<string>;
  folded: ReadonlySet<string>;
}

/** Where all that is in sight stands; the former drawing stays until the next is ready. */
export function useLayout(graph: Graph, folded: ReadonlySet<string>): { laid: Laid | null; error: unknown } {
  const [laid, setLaid] = useState<Laid | null>(null);
  const [error, setError] = useState<unknown>(null);
  const visible = useMemo(() => under(graph, graph.roots, folded), [graph, folded]);
  useEffect(() => {
    let late = false;
    layOut(graph, visible)
      .then((layout) => {
        if (late) return;
        setError(null);
        setLaid({ graph, visible, folded, ...layout });
      })
      .catch((thrown) => !late && setError(thrown));
    return () => {
      late = true;
    };
  }, [graph, visible, folded]);
  return { laid, error };
}
