import type { Made } from "../../api/checkins";
import { formatDecimal, formatProgress } from "../../lib/numbers";
import { type Status, statusWord } from "../../ui/status";
import { useWords } from "../../ui/words";

/** "52,400 人，进度 48%，有风险" */
export function useMadeWords(): (made: Made) => string {
  const { t, locale } = useWords();
  return (made) => {
    const { progress, status, measure } = made.key_result;
    return [
      made.value !== null && formatDecimal(made.value, { locale, unit: measure.unit }),
      progress !== null && t("home.progress", { progress: formatProgress(progress, locale) }),
      t(statusWord[status as Status]),
    ]
      .filter(Boolean)
      .join(t("home.comma"));
  };
}
