import { Link } from "@tanstack/react-router";
import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { memo } from "react";
import { statusColour } from "../../../ui/status";
import { useWords } from "../../../ui/words";
import { toObjective } from "../ways";
import { shownAs, useColourBy } from "./colour";
import type { Spot } from "./graph";
import { useHands, useSpotFocus } from "./here";
import styles from "./MapCanvas.module.css";
import { Stand } from "./Stand";

export type SpotNode = Node<{ spot: Spot; folded: boolean; count: number }, "spot">;

/** A theme, an objective or a key result on the map. */
export const SpotCard = memo(function SpotCard({ id, data }: NodeProps<SpotNode>) {
  const { spot, folded, count } = data;
  const { t } = useWords();
  const { fold, far } = useHands();
  const bare = spot.sort === "theme" && count === 0;
  const by = useColourBy();
  const status = spot.sort === "objective" ? shownAs(spot.objective, by) : undefined;
  return (
    <div
      className={`${styles.card} ${styles[spot.sort]} ${bare ? styles.bare : ""}`}
      style={far && status ? { borderLeftColor: statusColour[status] } : undefined}
    >
      <Handle type="target" position={Position.Left} className={styles.handle} isConnectable={false} />
      <SpotLink spot={spot} />
      {!far && (
        <div className={styles.facts}>
          <Facts spot={spot} count={count} />
        </div>
      )}
      {!far && count > 0 && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.fold}
          aria-expanded={!folded}
          aria-label={t(folded ? "alignments.map.unfoldOne" : "alignments.map.foldOne", { count })}
          onClick={() => fold(id)}
        >
          {folded ? `+${count}` : "−"}
        </button>
      )}
      <Handle type="source" position={Position.Right} className={styles.handle} isConnectable={false} />
    </div>
  );
});

function SpotLink({ spot }: { spot: Spot }) {
  const { t } = useWords();
  const { given } = useSpotFocus(spot.id);
  const keys = { ...given, className: styles.title };
  if (spot.sort === "theme")
    return (
      <Link from="/map" to="/map" search={(old) => ({ ...old, theme: spot.id })} {...keys}>
        {spot.title}
      </Link>
    );
  if (spot.sort === "adrift")
    return (
      <Link from="/map" to="/map" search={(old) => old} {...keys}>
        {t("alignments.map.adrift")}
      </Link>
    );
  const objectiveId = spot.sort === "objective" ? spot.id : spot.objectiveId;
  const hash = spot.sort === "result" ? spot.id : undefined;
  return (
    <Link {...toObjective(objectiveId)} hash={hash} {...keys}>
      {spot.title}
    </Link>
  );
}

function Facts({ spot, count }: { spot: Spot; count: number }) {
  const { t } = useWords();
  if (spot.sort === "theme") {
    const words = count === 0 ? t("alignments.map.nobody") : t("alignments.map.below", { count });
    return <span>{spot.target || words}</span>;
  }
  if (spot.sort === "adrift") return <span>{t("alignments.map.below", { count })}</span>;
  const owner =
    spot.sort === "objective"
      ? spot.objective.owner_name || spot.objective.team_name
      : t("alignments.map.kr");
  return (
    <>
      <span className={styles.owner}>{owner}</span>
      <Stand one={spot.sort === "objective" ? spot.objective : spot.result} signed />
    </>
  );
}
