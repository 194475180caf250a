import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from "react";
import type { Cycle } from "../../../api/cycles";
import { Button } from "../../../ui/Button";
import { Skeleton } from "../../../ui/Skeleton";
import { useWords } from "../../../ui/words";
import type { Coverage, MapView } from "./api";
import { foldedAtFirst, graphOf, leadingTo, serving } from "./graph";
import { loadCanvas, lookOf } from "./look";
import { MapBar } from "./MapBar";
import { MapList } from "./MapList";
import styles from "./MapPage.module.css";
import { ChanceKey, ColourProvider } from "./Stand";
import type { MapWanted } from "./wanted";

const MapCanvas = lazy(loadCanvas);

export interface MapBodyProps {
  view: MapView;
  cycle: string;
  cycles: readonly Cycle[];
  coverage: Coverage | undefined;
  wanted: MapWanted;
  want: (part: Partial<MapWanted>) => void;
  beside: ReactNode;
  /** In place of the map while there is no objective. */
  nothing: ReactNode;
}

/** The map as a drawing or a list, with what is folded and what is looked for. */
export function MapBody({ view, cycle, cycles, coverage, wanted, want, beside, nothing }: MapBodyProps) {
  const { t } = useWords();
  const graph = useMemo(() => {
    const whole = graphOf(view, new Set(coverage?.adrift.map((each) => each.id)), wanted.kr ?? false);
    return wanted.theme ? serving(whole, wanted.theme) : whole;
  }, [view, coverage, wanted.kr, wanted.theme]);
  const [folded, setFolded] = useState(() => foldedAtFirst(graph));
  const [sought, setSought] = useState<{ id: string; focus: boolean } | null>(null);
  const look = lookOf(wanted);
  const theme = wanted.theme ? graph.spots.get(wanted.theme) : undefined;

  const fold = (id: string) =>
    setFolded((old) => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const seek = (id: string, focus = true) => {
    const up = leadingTo(graph, id);
    setFolded((old) => new Set([...old].filter((each) => !up.has(each))));
    setSought({ id, focus });
  };
  const at = wanted.at;
  // Led there once for each place in the address, not at every new answer.
  useEffect(() => {
    if (at && graph.spots.has(at)) seek(at);
  }, [at]);

  return (
    <ColourProvider value={wanted.by ?? "status"}>
      <MapBar
        graph={graph}
        cycle={cycle}
        cycles={cycles}
        wanted={wanted}
        want={want}
        look={look}
        seek={seek}
        anyFolded={folded.size > 0}
        onUnfold={() => setFolded(new Set())}
        onFold={() => setFolded(new Set([...graph.below.keys()].filter((id) => !graph.roots.includes(id))))}
      />
      {theme && (
        <p className={styles.only}>
          {t("alignments.map.only", { title: theme.title })}
          <Button size="small" onClick={() => want({ theme: undefined })}>
            {t("alignments.map.all")}
          </Button>
        </p>
      )}
      {view.omitted > 0 && <p className="soft">{t("alignments.map.omitted", { count: view.omitted })}</p>}
      {wanted.by && <ChanceKey />}
      <div className={styles.body} data-alone={!beside || undefined}>
        {nothing ||
          (look === "map" ? (
            <Suspense fallback={<Skeleton />}>
              <MapCanvas graph={graph} folded={folded} onFold={fold} sought={sought} />
            </Suspense>
          ) : (
            <MapList graph={graph} folded={folded} onFold={fold} sought={sought} />
          ))}
        {beside}
      </div>
    </ColourProvider>
  );
}
