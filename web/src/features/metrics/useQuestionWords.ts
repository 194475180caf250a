import { formatDate } from "../../lib/dates";
import { formatDecimal } from "../../lib/numbers";
import { useWords } from "../../ui/words";
import type { Metric, Question } from "./api";

/** What is asked about a reading, in words. */
export function useQuestionWords(metric: Metric): (question: Question) => string {
  const { t, locale } = useWords();
  const amount = (value: string | undefined) => formatDecimal(value, { locale, unit: metric.unit });
  return (q) =>
    t(`metrics.asks.${q.kind}`, {
      on: formatDate(q.on, locale),
      from: formatDate(q.from, locale),
      value: amount(q.value),
      low: amount(q.low),
      high: amount(q.high),
      times: q.times,
      count: q.workdays ?? 0,
    });
}
