import { LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { type EChartsType, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useDark } from "../dark";
import { dark, light } from "../tokens";
import { optionOf } from "./option";
import type { TimeChartProps } from "./TimeChart";
import styles from "./TimeChart.module.css";

use([LineChart, ScatterChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

/** Draws a TimeChart; import it lazily. On canvas, also what floats: markup with styles would need unsafe-inline. */
export default function DrawnChart(props: TimeChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const palette = useDark() ? dark : light;

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    chart.current = init(element, null, { renderer: "canvas" });
    const watcher = new ResizeObserver(() => chart.current?.resize());
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(optionOf(props, palette), true);
  }, [props, palette]);

  return <div ref={box} className={styles.canvas} role="img" aria-label={props.label} />;
}
