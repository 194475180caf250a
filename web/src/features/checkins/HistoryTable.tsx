import { formatDate } from "../../lib/dates";
import { formatProgress } from "../../lib/numbers";
import { type Column, Table } from "../../ui/Table";
import { useWords } from "../../ui/words";
import type { Series } from "./api";
import styles from "./History.module.css";
import { type HistoryRow, rowsOf } from "./history";
import type { HistoryWords } from "./useHistoryWords";

/** All that the chart draws, to be read. */
export function HistoryTable({ series, words }: { series: Series; words: HistoryWords }) {
  const { t, locale } = useWords();
  const { unit } = series.key_result.measure;
  const progress = ({ reading }: HistoryRow) => (reading ? formatProgress(reading.progress, locale) : "");
  const columns: Column<HistoryRow>[] = [
    {
      key: "on",
      head: t("checkins.history.on"),
      cell: (row) => <span className={styles.day}>{formatDate(row.on, locale)}</span>,
    },
    {
      key: "value",
      head: unit ? t("checkins.valueIn", { unit }) : t("checkins.history.value"),
      cell: (row) => words.value(row),
      align: "end",
    },
    { key: "progress", head: t("checkins.history.progress"), cell: progress, align: "end", wide: true },
    {
      key: "expected",
      head: t("checkins.history.expected"),
      cell: (row) => words.expected(row),
      align: "end",
      wide: true,
    },
    { key: "said", head: t("checkins.history.note"), cell: words.said },
  ];
  return (
    <Table
      caption={t("checkins.history.title")}
      columns={columns}
      rows={rowsOf(series)}
      rowKey={(row) => row.id}
      dense
    />
  );
}
