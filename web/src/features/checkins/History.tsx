import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { cyclesQuery } from "../../api/cycles";
import { objectiveQuery } from "../../api/okr";
import { formatDate } from "../../lib/dates";
import { numberFormat } from "../../lib/formats";
import { formatProgress } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { TimeChart } from "../../ui/charts/TimeChart";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { seriesQuery } from "./api";
import styles from "./History.module.css";
import { HistoryTable } from "./HistoryTable";
import { drawn, isShares } from "./history";
import { useHistoryWords } from "./useHistoryWords";

/** How a key result went: readings, where it should be, checkpoints and revisions; the same as a table behind it. */
export default function History({ keyResultId }: { keyResultId: string }) {
  const { t, locale } = useWords();
  const series = useQuery(seriesQuery(keyResultId));
  if (series.error && !series.data)
    return <ProblemNotice error={series.error} retry={() => void series.refetch()} />;
  if (!series.data) return <Skeleton lines={5} />;
  if (series.data.readings.length === 0) return <p className="soft">{t("checkins.history.none")}</p>;
  return <Chart key={locale} series={series.data} />;
}

function Chart({ series }: { series: Parameters<typeof drawn>[0] }) {
  const { t, locale } = useWords();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const table = useId();
  const words = useHistoryWords(series);
  const shares = isShares(series);
  const { lines, marks } = drawn(series, t);
  const days = series.readings.map((r) => r.as_of);
  const about = async () => {
    const [objective, cycles] = await Promise.all([
      queries.fetchQuery({ ...objectiveQuery(series.key_result.objective_id), staleTime: 60_000 }),
      queries.fetchQuery(cyclesQuery),
    ]);
    return [objective.team_name ?? "", cycles.find((c) => c.id === objective.cycle_id)?.name ?? ""];
  };
  const { unit: named } = series.key_result.measure;
  const unit = named && !shares ? t("checkins.history.unit", { unit: named }) : undefined;
  const short = numberFormat(locale, { notation: "compact", maximumFractionDigits: 2 });
  return (
    <figure className={styles.history}>
      <figcaption className={styles.legend}>
        {lines.map((line) => (
          <span key={line.name}>
            <i className={styles[line.look]} aria-hidden="true" /> {line.name}
          </span>
        ))}
        {marks.some((m) => m.value !== undefined) && (
          <span>
            <span aria-hidden="true">◇</span> {t("checkins.history.checkpoint")}
          </span>
        )}
        {unit && <span className={styles.unit}>{unit}</span>}
      </figcaption>
      <TimeChart
        lines={lines}
        marks={marks}
        shares={shares}
        label={t("checkins.history.label", {
          title: series.key_result.title,
          count: series.readings.length,
          from: formatDate(days[0], locale),
          to: formatDate(days.at(-1), locale),
        })}
        format={shares ? (v) => formatProgress(v, locale) : (v) => short.format(v)}
        formatDay={(on) => formatDate(on, locale)}
        tell={words.dayTold}
        keep={{ title: series.key_result.title, note: unit, about, table: words.sheet }}
        tools={
          <Button
            look="quiet"
            size="small"
            aria-expanded={open}
            aria-controls={table}
            onClick={() => setOpen(!open)}
          >
            {t(open ? "checkins.history.chart" : "checkins.history.table")}
          </Button>
        }
      />
      <div id={table} hidden={!open}>
        {open && <HistoryTable series={series} words={words} />}
      </div>
    </figure>
  );
}
