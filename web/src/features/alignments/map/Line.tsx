import { BaseEdge, type Edge, type EdgeProps } from "@xyflow/react";
import { memo } from "react";

export type LineEdge = Edge<Record<string, never>, "line">;

/** A soft line from what is supported to what supports it, level where it leaves and where it arrives. */
export const Line = memo(function Line({ sourceX, sourceY, targetX, targetY }: EdgeProps<LineEdge>) {
  const middle = (sourceX + targetX) / 2;
  return (
    <BaseEdge
      path={`M ${sourceX} ${sourceY} C ${middle} ${sourceY} ${middle} ${targetY} ${targetX} ${targetY}`}
    />
  );
});
