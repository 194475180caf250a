import type { Forecast } from "../../../api/forecast";
import type { KeyResult } from "../../../api/okr";
import { formatDate } from "../../../lib/dates";
import { formatDecimal } from "../../../lib/numbers";
import { useWords } from "../../../ui/words";

const words: Record<string, string> = {
  pace_enough: "objectives.forecast.why.paceEnough",
  pace_short: "objectives.forecast.why.paceShort",
  pace_flat: "objectives.forecast.why.paceFlat",
  pace_away: "objectives.forecast.why.paceAway",
  reached: "objectives.forecast.why.reached",
  steady: "objectives.forecast.why.steady",
  restless: "objectives.forecast.why.restless",
  slowing: "objectives.forecast.why.slowing",
  gaining: "objectives.forecast.why.gaining",
  odd: "objectives.forecast.why.odd",
  season: "objectives.forecast.why.season",
  counted: "objectives.forecast.why.counted",
  ceiling: "objectives.forecast.why.ceiling",
  old: "objectives.forecast.why.old",
  few: "objectives.forecast.why.few",
  before: "objectives.forecast.why.before",
  before_same: "objectives.forecast.why.beforeSame",
};

/** The reasons of a forecast as sentences; a code that this page doesn't know yet is left out. */
export function useReasons(result: KeyResult, forecast: Forecast): string[] {
  const { t, locale } = useWords();
  const unit = result.measure.kind === "milestone" ? "%" : result.measure.unit;
  const signed = (value?: string) => formatDecimal(value, { locale, unit, sign: "always" });
  return forecast.reasons.flatMap(({ code, args = {} }) => {
    const word = words[code];
    if (!word) return [];
    return t(word, {
      pace: signed(args.pace),
      needed: signed(args.needed),
      first: signed(args.first),
      second: signed(args.second),
      by: signed(args.by),
      spread: formatDecimal(args.spread, { locale, unit }),
      at: formatDecimal(args.at, { locale, unit }),
      days: args.days,
      count: Number(args.count ?? 0),
      on: (args.on ?? "")
        .split(",")
        .map((day) => formatDate(day, locale))
        .join(t("objectives.forecast.comma")),
    });
  });
}
