import type { EChartsCoreOption } from "echarts/core";
import { dayOf } from "../../lib/dates";
import { fontFamily, type Palette } from "../tokens";
import type { ChartLine, ChartMark, TimeChartProps } from "./TimeChart";

const SMALL = 12;

/** How a TimeChart is drawn: thin lines, one colour, nothing that moves by itself. */
export function optionOf(props: TimeChartProps, colours: Palette): EChartsCoreOption {
  const { lines, marks = [], format, formatDay, tell, shares } = props;
  const text = { color: colours.soft, fontFamily, fontSize: SMALL };
  const pinned = marks.filter((m) => m.value !== undefined);
  const upright = marks.filter((m) => m.value === undefined);
  return {
    animation: false,
    textStyle: text,
    grid: { left: 8, right: 16, top: 22, bottom: 4, containLabel: true },
    tooltip: {
      trigger: "axis",
      // Drawn on the canvas: the page's security policy allows no markup with styles.
      renderMode: "richText",
      confine: true,
      backgroundColor: colours.card,
      borderColor: colours.line,
      textStyle: { ...text, color: colours.ink },
      axisPointer: { lineStyle: { color: colours.soft, type: "dotted" } },
      formatter: (found: unknown) => tell(dayUnder(found)),
    },
    xAxis: {
      type: "time",
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
      splitNumber: 5,
      minInterval: 86_400_000,
      axisLabel: { ...text, hideOverlap: true, formatter: (at: number) => formatDay(dayOf(new Date(at))) },
    },
    yAxis: {
      type: "value",
      scale: true,
      min: shares ? (of: { min: number }) => Math.min(0, of.min) : undefined,
      max: shares ? (of: { max: number }) => Math.max(1, of.max) : undefined,
      splitNumber: 4,
      axisLabel: { ...text, formatter: format },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: [
      ...lines.map((line, i) => seriesOf(line, colours, i === 0 ? upright : [])),
      {
        type: "scatter",
        name: pinned[0]?.name,
        symbol: "diamond",
        symbolSize: 9,
        z: 4,
        itemStyle: { color: colours.card, borderColor: colours.ink, borderWidth: 1.5 },
        data: pinned.map((m) => ({ name: m.name, value: [m.on, m.value] })),
      },
    ],
  };
}

function seriesOf(line: ChartLine, colours: Palette, upright: readonly ChartMark[]) {
  const actual = line.look === "actual";
  const colour = { actual: colours.accent, expected: colours.soft, limit: colours.ink }[line.look];
  return {
    type: "line",
    name: line.name,
    step: line.step ? "end" : undefined,
    z: actual ? 5 : 2,
    // A single reading would be nothing without its point.
    showSymbol: actual,
    symbol: "circle",
    symbolSize: 6,
    itemStyle: { color: colour },
    lineStyle: {
      color: colour,
      width: actual ? 2 : 1,
      type: line.look === "expected" ? "dashed" : "solid",
    },
    data: line.points.map((p) => [p.on, p.value]),
    markLine: upright.length > 0 ? uprightLines(upright, colours) : undefined,
  };
}

function uprightLines(marks: readonly ChartMark[], colours: Palette) {
  return {
    symbol: "none",
    silent: true,
    lineStyle: { color: colours.soft, type: "dotted", width: 1 },
    label: { color: colours.soft, fontFamily, fontSize: SMALL, formatter: "{b}" },
    data: marks.map((m) => ({ name: m.name, xAxis: m.on })),
  };
}

/** The day of what the pointer is nearest to. */
function dayUnder(found: unknown): string {
  const [first] = (Array.isArray(found) ? found : [found]) as { value?: [string, number] }[];
  return first?.value?.[0] ?? "";
}
