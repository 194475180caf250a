import type { CheckIn } from "../../api/checkins";
import type { KeyResult } from "../../api/okr";
import { formatDate } from "../../lib/dates";
import { formatDecimal } from "../../lib/numbers";
import { useWords } from "../../ui/words";
import styles from "./CheckInForm.module.css";

/** What was said last time, in view while the next is written. */
export function LastWords({ keyResult, last }: { keyResult: KeyResult; last: CheckIn | null }) {
  const { t } = useWords();
  const facts = useFacts(keyResult, last);
  if (!last) return <p className={styles.last}>{t("checkins.last.none")}</p>;
  return (
    <div className={styles.last}>
      <p>
        <span className={styles.when}>{t("checkins.last.said", { facts })}</span>
        {last.note || (
          <span>{t(last.metric_id ? "checkins.last.fromMetric" : "checkins.last.wordless")}</span>
        )}
      </p>
      {last.blockers && <p>{t("checkins.last.blockers", { words: last.blockers })}</p>}
      {last.next && <p>{t("checkins.last.next", { words: last.next })}</p>}
    </div>
  );
}

/** "11月16日，51,600 人，信心 6" */
function useFacts(keyResult: KeyResult, last: CheckIn | null): string {
  const { t, locale } = useWords();
  if (!last) return "";
  const { unit } = keyResult.measure;
  const done = last.steps_done?.length;
  return [
    formatDate(last.as_of, locale),
    last.value !== null && formatDecimal(last.value, { locale, unit }),
    done !== undefined && t("checkins.last.steps", { done, all: keyResult.measure.steps?.length ?? done }),
    last.confidence !== null && t("checkins.last.confidence", { level: last.confidence }),
  ]
    .filter(Boolean)
    .join(t("checkins.comma"));
}
