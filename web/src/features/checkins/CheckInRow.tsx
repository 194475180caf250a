import { Link } from "@tanstack/react-router";
import type { CheckIn } from "../../api/checkins";
import type { KeyResult } from "../../api/okr";
import { formatDate, formatInstant } from "../../lib/dates";
import { formatDecimal, formatProgress } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { type Status, statusWord } from "../../ui/status";
import { TalkButton } from "../../ui/TalkButton";
import { useWords } from "../../ui/words";
import styles from "./CheckInLine.module.css";

export interface CheckInRowProps {
  checkIn: CheckIn;
  keyResult: KeyResult;
  /** What corrected it, where that is in sight. */
  replacedBy?: CheckIn;
  onCorrect?: () => void;
  /** Leads to what was said about it. */
  talked?: boolean;
}

/** One check-in: the day, how far, how sure, what was said and by whom. Struck through once it is corrected. */
export function CheckInRow({ checkIn: c, keyResult, replacedBy, onCorrect, talked }: CheckInRowProps) {
  const { t, locale } = useWords();
  const amount = useAmount(keyResult);
  const gone = Boolean(c.superseded_by);
  const Words = gone ? "s" : "span";
  return (
    <li className={styles.row} data-gone={gone || undefined}>
      <time dateTime={c.as_of} className={styles.day}>
        {formatDate(c.as_of, locale)}
      </time>
      <Words className={styles.value}>{amount(c)}</Words>
      <span className={styles.facts}>
        {c.progress !== null && <span>{formatProgress(c.progress, locale)}</span>}
        {c.confidence !== null && <span>{t("checkins.last.confidence", { level: c.confidence })}</span>}
      </span>
      <span className={styles.who}>
        {c.metric_id ? (
          <Link to="/metrics/$metricId" params={{ metricId: c.metric_id }}>
            {t("checkins.line.fromMetric")}
          </Link>
        ) : (
          c.person_name
        )}
        <span className={styles.at}>
          {t("checkins.line.written", { at: formatInstant(c.written_at, locale) })}
        </span>
      </span>
      <div className={styles.words}>
        {gone && (
          <p className={styles.note}>
            <b>{t("checkins.line.superseded")}</b>{" "}
            {replacedBy &&
              t("checkins.line.replacedBy", {
                person: replacedBy.metric_id ? t("checkins.line.fromMetric") : (replacedBy.person_name ?? ""),
                value: amount(replacedBy),
              })}
          </p>
        )}
        {c.supersedes && <p className={styles.note}>{t("checkins.line.corrects")}</p>}
        {c.note && <Words className={styles.said}>{c.note}</Words>}
        {c.blockers && <p>{t("checkins.last.blockers", { words: c.blockers })}</p>}
        {c.next && <p>{t("checkins.last.next", { words: c.next })}</p>}
        {c.status && (
          <p>
            {t("checkins.line.called", {
              status: t(statusWord[c.status as Status]),
              reason: c.status_reason ?? "",
            })}
          </p>
        )}
      </div>
      <span className={styles.acts}>
        {talked && (
          <TalkButton
            subjectKind="check_in"
            subjectId={c.id}
            title={t("checkins.line.of", {
              day: formatDate(c.as_of, locale),
              person: c.metric_id ? t("checkins.line.fromMetric") : (c.person_name ?? ""),
            })}
          />
        )}
        {onCorrect && (
          <Button look="quiet" size="small" onClick={onCorrect}>
            {t("checkins.line.correct")}
          </Button>
        )}
      </span>
    </li>
  );
}

function useAmount(keyResult: KeyResult): (c: CheckIn) => string {
  const { t, locale } = useWords();
  const { unit, steps } = keyResult.measure;
  return (c) => {
    if (c.value !== null) return formatDecimal(c.value, { locale, unit });
    if (c.metric_id) return t("checkins.line.takenBack");
    if (!c.steps_done) return "";
    return t("checkins.last.steps", { done: c.steps_done.length, all: steps?.length ?? c.steps_done.length });
  };
}
