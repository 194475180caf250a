import type { EChartsCoreOption } from "echarts/core";
import { fontFamily, type Palette } from "../tokens";
import { optionOf } from "./option";
import type { TimeChartProps } from "./TimeChart";

/** What a picture says about itself. */
export interface Frame {
  title: string;
  /** A line below: team, cycle, day. */
  about: readonly string[];
}

const EDGE = 24;
const TITLE = 18;
const SMALL = 12;
const LINE = 1.35;

/** A chart drawn to leave the page: on paper, with its title and its legend. */
export function framedOption(
  props: TimeChartProps,
  frame: Frame,
  colours: Palette,
  width: number,
): EChartsCoreOption {
  const room = width - 2 * EDGE;
  const about = frame.about.filter(Boolean).join(" · ");
  const heading = EDGE + linesOf(frame.title, room) * TITLE * LINE + (about ? SMALL * LINE + 6 : 0);
  const names = [...props.lines.map((line) => line.name), ...namesOfMarks(props)];
  const option = optionOf(props, colours);
  return {
    ...option,
    backgroundColor: colours.paper,
    tooltip: undefined,
    title: {
      text: frame.title,
      subtext: about,
      left: EDGE,
      top: EDGE,
      padding: 0,
      itemGap: 6,
      textStyle: {
        color: colours.ink,
        fontFamily,
        fontSize: TITLE,
        fontWeight: 600,
        lineHeight: TITLE * LINE,
        width: room,
        overflow: "break",
      },
      subtextStyle: { color: colours.soft, fontFamily, fontSize: SMALL, width: room, overflow: "truncate" },
    },
    legend: {
      data: [...new Set(names)].map((name) => keyOf(name, props)),
      left: EDGE,
      top: heading + 10,
      padding: 0,
      itemWidth: 22,
      itemHeight: 9,
      textStyle: { color: colours.ink, fontFamily, fontSize: SMALL },
    },
    grid: { left: EDGE, right: EDGE + 8, top: heading + 56, bottom: EDGE, containLabel: true },
  };
}

/** A line is in the legend as it is drawn: with its points only where it has some, dashed where it is dashed. */
function keyOf(name: string, { lines }: TimeChartProps) {
  const line = lines.find((one) => one.name === name);
  if (!line || line.look === "actual") return { name };
  const type = line.look === "expected" ? "dashed" : "solid";
  return { name, itemStyle: { opacity: 0 }, lineStyle: { type, width: 1 } };
}

/** Marks at a value are a series of their own, which bears their name. */
const namesOfMarks = ({ marks = [] }: TimeChartProps) =>
  marks
    .filter((mark) => mark.value !== undefined)
    .slice(0, 1)
    .map((mark) => mark.name);

/** How many lines words will take, about: a Chinese character is as wide as the type is high. */
function linesOf(words: string, room: number): number {
  const em = [...words].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e80 ? 1 : 0.58), 0);
  return Math.max(1, Math.ceil((em * TITLE) / (room - TITLE)));
}
