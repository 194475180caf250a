import { useQueryClient } from "@tanstack/react-query";
import { cyclesQuery, presentCycle } from "../../api/cycles";
import { formatDate } from "../../lib/dates";
import { numberFormat } from "../../lib/formats";
import { formatDecimal } from "../../lib/numbers";
import { TimeChart } from "../../ui/charts/TimeChart";
import { useWords } from "../../ui/words";
import type { Metric, Series } from "./api";
import { drawn } from "./drawn";
import styles from "./Metrics.module.css";
import { useQuestionWords } from "./useQuestionWords";
import { useReadingsSheet } from "./useReadingsSheet";

/** How a metric went. The line breaks where values are missing; what stands out has a diamond. The table below has it all. */
export function SeriesChart({ metric, series }: { metric: Metric; series: Series }) {
  const { t, locale } = useWords();
  const words = useQuestionWords(metric);
  const table = useReadingsSheet(metric);
  const queries = useQueryClient();
  const about = async () => [
    metric.team_name ?? "",
    presentCycle(await queries.fetchQuery(cyclesQuery))?.name ?? "",
  ];
  const { lines, marks } = drawn(series, metric.name, t("metrics.standsOut"));
  const short = numberFormat(locale, { notation: "compact", maximumFractionDigits: 2 });
  const days = series.readings.map((r) => r.on);
  const tell = (on: string) => {
    const reading = series.readings.find((r) => r.on === on);
    const asked = series.questions.filter((q) => q.on === on).map(words);
    const value = reading ? formatDecimal(reading.value, { locale, unit: metric.unit }) : "";
    return [formatDate(on, locale), value, reading?.note, ...asked].filter(Boolean).join("\n");
  };
  return (
    <figure className={styles.figure}>
      {series.questions.length > 0 && (
        <figcaption className={styles.legend}>
          {marks.length > 0 && <span>◇ {t("metrics.standsOut")}</span>}
          {lines.length > 1 && <span>{t("metrics.breaks")}</span>}
        </figcaption>
      )}
      <TimeChart
        key={locale}
        lines={lines}
        marks={marks}
        label={t("metrics.chart", {
          name: metric.name,
          count: series.readings.length,
          from: formatDate(days[0], locale),
          to: formatDate(days.at(-1), locale),
        })}
        format={(v) => short.format(v)}
        formatDay={(on) => formatDate(on, locale)}
        tell={tell}
        keep={{ title: metric.unit ? `${metric.name} (${metric.unit})` : metric.name, about, table }}
      />
    </figure>
  );
}
