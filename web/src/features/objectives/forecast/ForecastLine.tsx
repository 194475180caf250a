import type { Forecast } from "../../../api/forecast";
import type { KeyResult, Objective } from "../../../api/okr";
import { formatDate } from "../../../lib/dates";
import { formatDecimal, formatProgress } from "../../../lib/numbers";
import { useWords } from "../../../ui/words";
import styles from "./Forecast.module.css";
import { useReasons } from "./reasons";

/** Fewer are not foreseen from. */
const least = 3;

/** What is foreseen of a key result, in a sentence: value, interval, chance and why. */
export function ForecastLine({ objective, result }: { objective: Objective; result: KeyResult }) {
  const { t } = useWords();
  if (objective.state !== "active" || result.dropped || result.measure.kind === "rollup") return null;
  if (result.forecast) return <Foreseen result={result} forecast={result.forecast} />;
  const few = result.measure.kind !== "milestone" && result.trail.length < least;
  if (!few || ["achieved", "missed"].includes(result.status)) return null;
  return <p className="soft small">{t("objectives.forecast.few", { count: result.trail.length, least })}</p>;
}

function Foreseen({ result, forecast }: { result: KeyResult; forecast: Forecast }) {
  const { t, locale } = useWords();
  const reasons = useReasons(result, forecast);
  const unit = result.measure.kind === "milestone" ? "%" : result.measure.unit;
  const written = (value: string) => formatDecimal(value, { locale, unit });
  return (
    <details className={styles.forecast}>
      <summary>
        {t(result.measure.kind === "keep" ? "objectives.forecast.keep" : "objectives.forecast.line", {
          value: written(forecast.value),
          low: formatDecimal(forecast.low, { locale }),
          high: written(forecast.high),
          chance: formatProgress(forecast.chance, locale),
          day: formatDate(forecast.on, locale),
        })}
      </summary>
      <ul>
        {reasons.map((words) => (
          <li key={words}>{words}</li>
        ))}
        {forecast.needed && Number(forecast.needed.pace) !== 0 && (
          <li>
            {t("objectives.forecast.need", {
              goal: written(forecast.needed.value),
              pace: formatDecimal(forecast.needed.pace, { locale, unit, sign: "always" }),
              count: forecast.needed.days,
            })}
          </li>
        )}
        <li className="soft">
          {t("objectives.forecast.made", { count: forecast.count, day: formatDate(forecast.as_of, locale) })}
        </li>
      </ul>
    </details>
  );
}
