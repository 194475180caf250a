import { lazy, type ReactNode, Suspense } from "react";
import { Skeleton } from "../Skeleton";
import { type Keep, KeepChart } from "./KeepChart";
import styles from "./TimeChart.module.css";

export interface ChartPoint {
  on: string;
  /** Only drawn, so a float will do. */
  value: number;
}

export interface ChartLine {
  name: string;
  points: readonly ChartPoint[];
  /** actual: in ink with its points; expected: faint and dashed; limit: thin, straight across. */
  look: "actual" | "expected" | "limit";
  /** The value holds until the next reading. */
  step?: boolean;
}

/** Something at a day: a diamond at a value, or an upright line where there is none. */
export interface ChartMark {
  on: string;
  name: string;
  value?: number;
}

export interface TimeChartProps {
  lines: readonly ChartLine[];
  marks?: readonly ChartMark[];
  /** What it says, in words: it is a picture. All of it must also stand in a table. */
  label: string;
  /** A value beside the axis, short. */
  format: (value: number) => string;
  formatDay: (on: string) => string;
  /** What is told about a day under the pointer. */
  tell: (on: string) => string;
  /** The values are shares: the axis runs from 0 to 1 at least. */
  shares?: boolean;
  height?: number;
}

const Drawn = lazy(() => import("./DrawnChart"));

/** Lines over time, and a menu that keeps them as a file. The drawing library comes only when the first chart is shown. */
export function TimeChart({ keep, tools, ...chart }: TimeChartProps & { keep: Keep; tools?: ReactNode }) {
  const { height = 220 } = chart;
  return (
    <>
      <div className={styles.box} style={{ height }}>
        <Suspense fallback={<Skeleton lines={4} />}>
          <Drawn {...chart} />
        </Suspense>
      </div>
      <div className={styles.tools}>
        {tools}
        <KeepChart chart={chart} keep={keep} />
      </div>
    </>
  );
}
