import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { Icon } from "../../../ui/Icon";
import { Panel } from "../../../ui/Panel";
import { useWords } from "../../../ui/words";
import { toObjective } from "../ways";
import type { Graph, Spot } from "./graph";
import styles from "./MapPage.module.css";
import { Stand } from "./Stand";

interface MapListProps {
  graph: Graph;
  folded: ReadonlySet<string>;
  onFold: (id: string) => void;
  sought: { id: string; focus: boolean } | null;
}

/** The map as lists in lists: the same for screen readers, phones and paper. */
export function MapList({ graph, folded, onFold, sought }: MapListProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!sought) return;
    const place = box.current?.querySelector<HTMLElement>(`[data-spot="${CSS.escape(sought.id)}"]`);
    place?.scrollIntoView({ block: "center" });
    if (sought.focus) place?.focus({ preventScroll: true });
  }, [sought]);
  return (
    <div ref={box}>
      <Panel>
        <ul className={styles.list}>
          {graph.roots.map((id) => (
            <Branch key={id} id={id} graph={graph} folded={folded} onFold={onFold} />
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function Branch({ id, graph, folded, onFold }: { id: string } & Omit<MapListProps, "sought">) {
  const { t } = useWords();
  const spot = graph.spots.get(id);
  const below = graph.below.get(id) ?? [];
  if (!spot) return null;
  const title = spot.sort === "adrift" ? t("alignments.map.adrift") : spot.title;
  const open = below.length > 0 && !folded.has(id);
  return (
    <li>
      <div className={styles.row}>
        {below.length > 0 ? (
          <button
            type="button"
            className={styles.turn}
            aria-expanded={open}
            aria-label={title}
            onClick={() => onFold(id)}
          >
            <Icon name={open ? "down" : "right"} size={13} />
          </button>
        ) : (
          <span />
        )}
        <Face spot={spot} title={title} bare={below.length === 0} />
      </div>
      {open && (
        <ul className={styles.list}>
          {below.map((each) => (
            <Branch key={each} id={each} graph={graph} folded={folded} onFold={onFold} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Face({ spot, title, bare }: { spot: Spot; title: string; bare: boolean }) {
  const { t } = useWords();
  if (spot.sort === "theme" || spot.sort === "adrift")
    return (
      <>
        <span className={styles.head} data-spot={spot.id} tabIndex={-1}>
          {title}
        </span>
        {bare && <span className={styles.gap}>{t("alignments.map.nobody")}</span>}
      </>
    );
  const isResult = spot.sort === "result";
  const judged = isResult ? spot.result : spot.objective;
  return (
    <>
      <span>
        <span className={styles.sort}>
          {t(isResult ? "alignments.sort.keyResult" : "alignments.sort.objective")}
        </span>
        <Link
          {...toObjective(isResult ? spot.objectiveId : spot.id)}
          hash={isResult ? spot.id : undefined}
          data-spot={spot.id}
        >
          {title}
        </Link>
      </span>
      <span className="soft small">
        {!isResult && (spot.objective.owner_name || spot.objective.team_name)}
      </span>
      <Stand one={judged} />
    </>
  );
}
