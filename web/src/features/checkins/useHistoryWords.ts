import type { Sheet } from "../../lib/csv";
import { formatDate } from "../../lib/dates";
import { formatDecimal, formatProgress, unknown } from "../../lib/numbers";
import { useWords } from "../../ui/words";
import type { Series } from "./api";
import { expectedOn, type HistoryRow, isShares, rowsOf } from "./history";

const LONG = 60;

export interface HistoryWords {
  value: (row: HistoryRow) => string;
  expected: (row: HistoryRow) => string;
  /** What was said with it, or what a revision changed and why. */
  said: (row: HistoryRow) => string;
  /** Everything about a day, line by line. */
  dayTold: (on: string) => string;
  /** The table for programs: the same rows and columns, days and numbers unadorned, what is unknown left empty. */
  sheet: () => Sheet;
}

export function useHistoryWords(series: Series): HistoryWords {
  const { t, locale } = useWords();
  const { unit, steps } = series.key_result.measure;
  const shares = isShares(series);
  const rows = rowsOf(series);
  const value = ({ reading }: HistoryRow, plain = false) => {
    if (!reading) return "";
    if (reading.value !== null) return formatDecimal(reading.value, { locale, plain });
    if (!reading.steps_done) return unknown;
    return t("checkins.last.steps", {
      done: reading.steps_done.length,
      all: steps?.length ?? reading.steps_done.length,
    });
  };
  const expected = ({ on }: { on: string }, plain = false) => {
    const e = expectedOn(series, on);
    if (!e) return unknown;
    return shares || !e.value
      ? formatProgress(e.share, locale)
      : formatDecimal(e.value, { locale, precision: digitsFor(e.value), plain });
  };
  const said = ({ reading, event }: HistoryRow) => {
    if (reading) {
      const level =
        reading.confidence !== null && t("checkins.history.confidence", { level: reading.confidence });
      return [level, reading.note].filter(Boolean).join(t("checkins.comma"));
    }
    const changes = (event?.changes ?? []).map((c) => plainChange(c.old, c.new)).filter(Boolean);
    return [t("checkins.history.revision"), ...changes, event?.reason].filter(Boolean).join(" ");
  };
  const dayTold = (on: string) => {
    const at = rows.filter((row) => row.on === on);
    const amount = (row: HistoryRow) => value(row) + (unit && row.reading?.value ? ` ${unit}` : "");
    const told = at.flatMap((row) => [row.reading ? amount(row) : "", shorten(said(row))]);
    const should = t("checkins.history.expectedThen", { value: expected({ on }) });
    return [formatDate(on, locale), ...told, expectedOn(series, on) ? should : ""].filter(Boolean).join("\n");
  };
  const sheet = () => ({
    head: [
      t("checkins.history.on"),
      unit ? t("checkins.valueIn", { unit }) : t("checkins.history.value"),
      t("checkins.history.progress"),
      t("checkins.history.expected"),
      t("checkins.history.note"),
    ],
    rows: rows.map((row) => [
      row.on,
      ...[
        value(row, true),
        row.reading ? formatProgress(row.reading.progress, locale) : "",
        expected(row, true),
      ].map((cell) => (cell === unknown ? "" : cell)),
      said(row),
    ]),
  });
  return { value, expected, said, dayTold, sheet };
}

/** "55,000 → 52,000"; nothing for what has no short form. */
function plainChange(old: unknown, now: unknown): string {
  const short = (v: unknown) => (typeof v === "string" || typeof v === "number" ? String(v) : "");
  return short(old) && short(now) ? `${short(old)} → ${short(now)}` : "";
}

/** The expected value is computed: large ones need no digits after the point. */
function digitsFor(value: string): number {
  const size = Math.abs(Number(value));
  if (size >= 100) return 0;
  return size >= 10 ? 1 : 2;
}

function shorten(words: string): string {
  const [line = ""] = words.split("\n");
  return line.length > LONG ? `${line.slice(0, LONG)}…` : line;
}
