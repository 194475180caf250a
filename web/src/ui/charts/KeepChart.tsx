import { useState } from "react";
import { csvOf, type Sheet } from "../../lib/csv";
import { today } from "../../lib/dates";
import { nameOfFile, saveFile } from "../../lib/save";
import { useDark } from "../dark";
import { Menu } from "../Menu";
import { useToast } from "../Toast";
import { dark, light } from "../tokens";
import { useWords } from "../words";
import type { TimeChartProps } from "./TimeChart";

/** What a chart needs to be kept as a file. */
export interface Keep {
  /** Of the picture; the name of the file begins with it. */
  title: string;
  /** What else the picture says of itself, as its unit. */
  note?: string;
  /** Team and cycle, for the picture and the name of the file; asked for once a file is wanted. */
  about: () => Promise<readonly string[]>;
  /** The table behind the chart, in full. */
  table: () => Sheet | Promise<Sheet>;
}

const KINDS = ["png", "svg", "csv"] as const;
type Kind = (typeof KINDS)[number];

/** The menu beside a chart: as a picture for slides, as one for print, or as its table. */
export function KeepChart({ chart, keep }: { chart: TimeChartProps; keep: Keep }) {
  const { t } = useWords();
  const tell = useToast();
  const palette = useDark() ? dark : light;
  const [busy, setBusy] = useState(false);
  const make = async (kind: Kind) => {
    setBusy(true);
    try {
      const about = [...(await keep.about()), today()];
      const frame = { title: keep.title, about: [...about, keep.note ?? ""] };
      const file =
        kind === "csv"
          ? new Blob([csvOf(await keep.table())], { type: "text/csv;charset=utf-8" })
          : await (await import("./picture")).pictureOf(chart, frame, palette, kind);
      saveFile(file, nameOfFile([keep.title, ...about], kind));
      tell({ text: t("ui.chart.kept") });
    } catch (error) {
      tell({ text: error instanceof Error ? error.message : t("ui.problem.bug"), tone: "problem" });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Menu
      face={t(busy ? "ui.chart.keeping" : "ui.chart.keep")}
      label={t("ui.chart.keepOf", { title: keep.title })}
      align="end"
      up
      entries={KINDS.map((kind) => ({
        key: kind,
        label: t(`ui.chart.kind.${kind}`),
        disabled: busy,
        onSelect: () => void make(kind),
      }))}
    />
  );
}
