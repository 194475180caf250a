import { LineChart, ScatterChart } from "echarts/charts";
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
} from "echarts/components";
import { type EChartsType, init, use } from "echarts/core";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";
import { fontFamily, type Palette } from "../tokens";
import { type Frame, framedOption } from "./frame";
import type { TimeChartProps } from "./TimeChart";

use([
  LineChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
  CanvasRenderer,
  SVGRenderer,
]);

/** In CSS pixels; the PNG has twice as many each way. */
const size = { width: 960, height: 480 };
const SHARP = 2;

/** A chart as a file that stands by itself: with its title, its legend and the paper behind it. Import it lazily. */
export async function pictureOf(
  props: TimeChartProps,
  frame: Frame,
  palette: Palette,
  kind: "png" | "svg",
): Promise<Blob> {
  const chart =
    kind === "svg"
      ? init(null, null, { renderer: "svg", ssr: true, ...size })
      : init(document.createElement("div"), null, { renderer: "canvas", ...size });
  try {
    chart.setOption(framedOption(props, frame, palette, size.width));
    return kind === "svg" ? svgOf(chart, frame) : await pngOf(chart);
  } finally {
    chart.dispose();
  }
}

function pngOf(chart: EChartsType): Promise<Blob> {
  const canvas = chart.renderToCanvas({ pixelRatio: SHARP });
  return new Promise((done, failed) =>
    canvas.toBlob(
      (blob) => (blob ? done(blob) : failed(new Error("the picture could not be drawn"))),
      "image/png",
    ),
  );
}

/** With a title of its own, whole and in one piece, for those who hear it. */
function svgOf(chart: EChartsType, frame: Frame): Blob {
  // The library writes the names of fonts into attributes as they stand: their quotes would end these.
  const drawn = chart.renderToSVGString().replaceAll(fontFamily, fontFamily.replaceAll('"', "'"));
  const inner = drawn.indexOf(">") + 1;
  const words = [frame.title, ...frame.about].filter(Boolean).join(" · ");
  return new Blob([drawn.slice(0, inner), `<title>${escaped(words)}</title>`, drawn.slice(inner)], {
    type: "image/svg+xml",
  });
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
