import { formatDate } from "../../../lib/dates";
import { formatCount, formatProgress } from "../../../lib/numbers";
import { Needle } from "../../../ui/Needle";
import { StatusTag } from "../../../ui/StatusTag";
import type { Status } from "../../../ui/status";
import { useWords } from "../../../ui/words";
import type { Trouble } from "../api";
import { pointsBehind, shortly } from "./changes";
import styles from "./Slides.module.css";

interface TroubleProps {
  list: readonly Trouble[];
  /** How many more there are, after the last slide of them. */
  more: number;
  past: boolean;
}

/** What goes wrong first: why, and what is to be done next. */
export function TroubleBody({ list, more, past }: TroubleProps) {
  const { t, locale } = useWords();
  if (list.length === 0)
    return (
      <div className={styles.lines}>
        <p className={styles.large}>{t(past ? "insight.noTroubleThen" : "insight.noTrouble")}</p>
      </div>
    );
  return (
    <div className={styles.lines}>
      <ol className={styles.rows}>
        {list.map((one) => (
          <Row key={one.key_result_id} one={one} past={past} />
        ))}
      </ol>
      {more > 0 && (
        <p className="soft">
          {t(past ? "insight.moreTroubleThen" : "insight.moreTrouble", { count: formatCount(more, locale) })}
        </p>
      )}
    </div>
  );
}

function Row({ one, past }: { one: Trouble; past: boolean }) {
  const { t, locale } = useWords();
  const behind = pointsBehind(one);
  const next = one.next_action;
  const why = [
    behind !== null && t("insight.slides.behind", { points: behind }),
    one.forecast && t("insight.chance", { chance: formatProgress(one.forecast.chance, locale) }),
    one.stale && t("insight.stale"),
    one.actions === 0 && t("insight.noActions"),
  ].filter(Boolean);
  return (
    <li>
      <div>
        <b>{one.title}</b>
        <small>{[one.objective_title, one.owner_name].filter(Boolean).join(" · ")}</small>
        {why.length > 0 && (
          <p>
            {t("insight.slides.why", { why: why.join(t("insight.calibration.comma")) })}
            {one.note && t("insight.slides.said", { note: shortly(one.note) })}
          </p>
        )}
        {next ? (
          <p>
            {t("insight.slides.nextAction", { title: next.title, due: formatDate(next.due_on, locale, "") })}
          </p>
        ) : (
          !past && <p>{t("insight.slides.noNext")}</p>
        )}
      </div>
      <Needle progress={one.progress} expected={one.expected} status={one.status as Status} />
      <StatusTag status={one.status as Status} />
    </li>
  );
}
