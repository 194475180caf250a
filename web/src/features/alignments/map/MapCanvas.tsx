import "@xyflow/react/dist/base.css";
import { ReactFlow, ReactFlowProvider, useReactFlow, useStore } from "@xyflow/react";
import { useMemo, useRef, useState } from "react";
import { useWords } from "../../../ui/words";
import { drawingOf } from "./drawing";
import { type Graph, stepFrom } from "./graph";
import { Here, MapHandsContext } from "./here";
import { Line, type LineEdge } from "./Line";
import styles from "./MapCanvas.module.css";
import { SpotCard, type SpotNode } from "./SpotCard";
import { useLayout } from "./useLayout";
import { useSight } from "./useSight";
import { ZoomButtons } from "./ZoomButtons";

export interface MapCanvasProps {
  graph: Graph;
  folded: ReadonlySet<string>;
  onFold: (id: string) => void;
  /** What is looked for; a new object each time, so that the same place can be sought again. */
  sought: { id: string; focus: boolean } | null;
}

const types = { spot: SpotCard };
const lines = { line: Line };

/** Smaller than this and words can't be read: the cards show only their place and the colour of their status. */
const FAR = 0.4;

/** Smaller than this and not even that can be seen; a whole company is taller than any window. */
const FARTHEST = 0.08;

/** The drawn map; import it lazily. */
export default function MapCanvas(props: MapCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ graph, folded, onFold, sought }: MapCanvasProps) {
  const { t } = useWords();
  const [here] = useState(() => new Here());
  const box = useRef<HTMLElement>(null);
  const flow = useReactFlow<SpotNode>();
  const laid = useLayout(graph, folded);
  const drawing = useMemo(() => drawingOf(laid), [laid]);
  const sight = useSight({ laid, here, box, sought });
  const far = useStore((state) => state.transform[2] < FAR);
  const fold = (id: string) => {
    sight.hold(id);
    onFold(id);
  };
  const latestFold = useRef(fold);
  latestFold.current = fold;
  const hands = useMemo(() => ({ here, far, fold: (id: string) => latestFold.current(id) }), [here, far]);

  const onKeyDown = (event: React.KeyboardEvent) => {
    const id = (event.target as HTMLElement).closest<HTMLElement>("[data-spot]")?.dataset.spot;
    if (!id || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === " ") {
      event.preventDefault();
      if (graph.below.has(id)) fold(id);
      return;
    }
    if (!event.key.startsWith("Arrow")) return;
    event.preventDefault();
    const to = stepFrom(graph, laid.places, id, event.key);
    if (to) sight.lead(to);
  };

  return (
    <MapHandsContext value={hands}>
      <section
        ref={box}
        className={styles.canvas}
        aria-label={t("alignments.map.canvas")}
        aria-describedby="map-keys"
        data-far={far || undefined}
        data-laid={laid.visible.size}
        onKeyDown={onKeyDown}
      >
        <p id="map-keys" className="hidden-visually">
          {t("alignments.map.keys")}
        </p>
        <ReactFlow<SpotNode, LineEdge>
          nodes={drawing.nodes}
          edges={drawing.edges}
          nodeTypes={types}
          edgeTypes={lines}
          onInit={sight.begin}
          onMoveEnd={sight.settle}
          minZoom={FARTHEST}
          maxZoom={1.6}
          onlyRenderVisibleElements
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          panActivationKeyCode={null}
          zoomActivationKeyCode={null}
          zoomOnDoubleClick={false}
          proOptions={{ hideAttribution: true }}
        />
        <ZoomButtons
          zoomIn={() => void flow.zoomIn(sight.glide)}
          zoomOut={() => void flow.zoomOut(sight.glide)}
          whole={() => void flow.fitView({ padding: 0.05, ...sight.glide })}
        />
      </section>
    </MapHandsContext>
  );
}
