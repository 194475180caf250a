import { formatProgress } from "../lib/numbers";
import styles from "./Needle.module.css";
import { type Status, statusColour, statusWord } from "./status";
import { useWords } from "./words";

export interface NeedleProps {
  /** Raw progress, 1 = done; null while unknown. Drawn clamped to the bar, written as it is. */
  progress: number | null;
  /** Progress expected today; absent where there is none (keep). */
  expected?: number | null;
  /** The 80 % interval of the forecast at the due date, as progress. */
  forecast?: { low: number; high: number } | null;
  status: Status;
  /** `row` in lists, `big` at the head of a page. */
  size?: "row" | "big";
  /** Leaves out the number at the right, where a column of its own holds it. */
  bare?: boolean;
}

const within = (share: number) => Math.max(0, Math.min(100, share * 100));

/** The house's one drawing of progress: fill = actual, tick = expected today, faint band = forecast. */
export function Needle({ progress, expected, forecast, status, size = "row", bare }: NeedleProps) {
  const { t, locale } = useWords();
  const value = formatProgress(progress, locale);
  const words = [
    progress === null ? t("ui.needle.none") : t("ui.needle.progress", { value }),
    expected != null && t("ui.needle.expected", { value: formatProgress(expected, locale) }),
    forecast &&
      t("ui.needle.forecast", {
        low: formatProgress(forecast.low, locale),
        high: formatProgress(forecast.high, locale),
      }),
    t(statusWord[status]),
  ];
  const band = forecast && { from: within(forecast.low), to: within(forecast.high) };
  return (
    <span
      className={`${styles.needle} ${styles[size]} ${bare ? styles.bare : ""}`}
      style={{ "--status": statusColour[status] } as React.CSSProperties}
    >
      <span
        className={`${styles.bar} ${progress === null ? styles.none : ""}`}
        role="img"
        aria-label={words.filter(Boolean).join(t("ui.needle.join"))}
      >
        {band && (
          <i className={styles.band} style={{ left: `${band.from}%`, width: `${band.to - band.from}%` }} />
        )}
        {progress !== null && <i className={styles.fill} style={{ width: `${within(progress)}%` }} />}
        {expected != null && <i className={styles.tick} style={{ left: `${within(expected)}%` }} />}
      </span>
      {!bare && (
        <span className={styles.value} aria-hidden="true">
          {value}
        </span>
      )}
    </span>
  );
}
