import type { Sheet } from "../../lib/csv";
import { formatDecimal } from "../../lib/numbers";
import { usePast } from "../../ui/past";
import { useWords } from "../../ui/words";
import { allReadings, type Metric } from "./api";

/** The table of readings in full, for programs: the same columns, days and values unadorned. */
export function useReadingsSheet(metric: Metric): () => Promise<Sheet> {
  const { t, locale } = useWords();
  const past = usePast();
  return async () => ({
    head: [
      t("metrics.day"),
      metric.unit ? t("metrics.valueIn", { unit: metric.unit }) : t("metrics.value"),
      t("metrics.note"),
      t("metrics.source"),
      t("metrics.writtenBy"),
      t("metrics.writtenAt"),
    ],
    rows: (await allReadings(metric.id, past)).map((one) => [
      one.on,
      one.value === null ? t("metrics.takenBack") : formatDecimal(one.value, { locale, plain: true }),
      [one.superseded_by && t("metrics.superseded"), one.note].filter(Boolean).join(" "),
      t(`metrics.sources.${one.source}`),
      one.person_name ?? "",
      one.written_at,
    ]),
  });
}
