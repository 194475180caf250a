import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../api/can";
import { formatDate, formatInstant } from "../../lib/dates";
import { formatDecimal } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { ConfirmButton } from "../../ui/ConfirmButton";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { type Column, Table } from "../../ui/Table";
import { useWords } from "../../ui/words";
import { type Metric, type Reading, readingsQuery, takeBack } from "./api";
import styles from "./Metrics.module.css";
import { RecordForm } from "./RecordForm";
import { useMoved } from "./useMoved";

/** Every reading, newest first; what was corrected or taken back stays readable. */
export function Readings({ metric }: { metric: Metric }) {
  const { t, locale } = useWords();
  const moved = useMoved();
  const list = useInfiniteQuery(readingsQuery(metric.id, usePast()));
  const [correcting, setCorrecting] = useState<Reading | null>(null);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const amount = (one: Reading) => {
    if (one.value === null) return t("metrics.takenBack");
    return formatDecimal(one.value, { locale, unit: metric.unit });
  };
  const columns: Column<Reading>[] = [
    {
      key: "on",
      head: t("metrics.day"),
      cell: (one) => <span className={styles.number}>{formatDate(one.on, locale)}</span>,
    },
    {
      key: "value",
      head: t("metrics.value"),
      align: "end",
      cell: (one) =>
        one.superseded_by ? (
          <s className={`${styles.number} ${styles.gone}`}>{amount(one)}</s>
        ) : (
          <span className={styles.number}>{amount(one)}</span>
        ),
    },
    {
      key: "note",
      head: t("metrics.note"),
      cell: (one) => (
        <>
          {one.superseded_by && <b>{t("metrics.superseded")} </b>}
          {one.note}
        </>
      ),
    },
    {
      key: "source",
      head: t("metrics.source"),
      cell: (one) => t(`metrics.sources.${one.source}`),
      wide: true,
    },
    {
      key: "by",
      head: t("metrics.by"),
      cell: (one) => `${one.person_name ?? ""} ${formatInstant(one.written_at, locale)}`,
      wide: true,
    },
  ];
  if (can(metric, "metric.record") && !metric.formula)
    columns.push({
      key: "tools",
      head: <span className="hidden-visually">{t("metrics.tools")}</span>,
      align: "end",
      cell: (one) =>
        !one.superseded_by && (
          <span className={styles.number}>
            <Button look="quiet" size="small" onClick={() => setCorrecting(one)}>
              {t("metrics.correct")}
            </Button>
            {one.value !== null && (
              <ConfirmButton
                look="quiet"
                size="small"
                question={t("metrics.askTakeBack", { on: formatDate(one.on, locale), value: amount(one) })}
                consequences={t("metrics.askTakeBackWords")}
                verb={t("metrics.takeBack")}
                onConfirm={async () => {
                  await takeBack(metric.id, one.id, "");
                  await moved();
                }}
              >
                {t("metrics.takeBack")}
              </ConfirmButton>
            )}
          </span>
        ),
    });
  return (
    <Panel title={t("metrics.readings")} flush>
      <ProblemNotice error={list.error} retry={() => void list.refetch()} />
      {list.isPending && !list.error && <Skeleton lines={5} />}
      {rows.length > 0 && (
        <Table dense caption={t("metrics.readings")} columns={columns} rows={rows} rowKey={(one) => one.id} />
      )}
      {list.hasNextPage && (
        <Button look="quiet" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("metrics.more")}
        </Button>
      )}
      {correcting && (
        <RecordForm metric={metric} correcting={correcting} onClose={() => setCorrecting(null)} />
      )}
    </Panel>
  );
}
