import { BaseEdge, type Edge, type EdgeProps } from "@xyflow/react";
import { memo } from "react";
import type { Point } from "./layout";
import { pathOf } from "./path";

export type LineEdge = Edge<{ points: readonly Point[] }, "line">;

/** A line from what is supported to what supports it, led around the cards between. */
export const Line = memo(function Line({ data, sourceX, sourceY, targetX, targetY }: EdgeProps<LineEdge>) {
  const inner = data?.points.slice(1, -1) ?? [];
  return <BaseEdge path={pathOf([{ x: sourceX, y: sourceY }, ...inner, { x: targetX, y: targetY }])} />;
});
