import { daysBetween } from "../lib/dates";
import styles from "./Sparkline.module.css";
import { type Status, statusColour } from "./status";

export interface SparkPoint {
  /** Day of the reading, YYYY-MM-DD. */
  on: string;
  /** Only drawn, so a float will do. */
  value: number;
}

export interface SparklineProps {
  points: readonly SparkPoint[];
  /** What the line says, in words: it is a picture. */
  label: string;
  status?: Status;
  width?: number;
  height?: number;
}

/** The check-ins as a line, spaced by their days, with a dot on the newest. */
export function Sparkline({ points, label, status = "no_data", width = 72, height = 20 }: SparklineProps) {
  if (points.length === 0) return <span className={styles.none} style={{ width, height }} />;
  const path = trace(points, width, height);
  const last = path.at(-1) ?? [0, 0];
  return (
    <svg
      className={styles.spark}
      style={{ color: statusColour[status] }}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <polyline points={path.map((p) => p.join(",")).join(" ")} />
      <circle cx={last[0]} cy={last[1]} r="2.2" />
    </svg>
  );
}

const EDGE = 3;

function trace(points: readonly SparkPoint[], width: number, height: number): [number, number][] {
  const first = points[0]?.on ?? "";
  const span = daysBetween(first, points.at(-1)?.on ?? first) || 1;
  const values = points.map((p) => p.value);
  const low = Math.min(...values);
  const range = Math.max(...values) - low;
  return points.map((p) => {
    const x = EDGE + (daysBetween(first, p.on) / span) * (width - 2 * EDGE);
    // A line that never moved lies in the middle.
    const y = range === 0 ? height / 2 : EDGE + (1 - (p.value - low) / range) * (height - 2 * EDGE);
    return [round(x), round(y)];
  });
}

const round = (n: number) => Math.round(n * 10) / 10;
