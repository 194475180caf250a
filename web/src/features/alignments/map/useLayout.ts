import { useMemo } from "react";
import { type Graph, under } from "./graph";
import { layOut, type Places } from "./layout";

export interface Laid {
  graph: Graph;
  visible: ReadonlySet<string>;
  folded: ReadonlySet<string>;
  places: Places;
}

/** Where all that is in sight stands. */
export function useLayout(graph: Graph, folded: ReadonlySet<string>): Laid {
  return useMemo(() => {
    const visible = under(graph, graph.roots, folded);
    return { graph, visible, folded, places: layOut(graph, visible, folded) };
  }, [graph, folded]);
}
