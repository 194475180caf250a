import { bandOf } from "../../../api/forecast";
import type { KeyResult, Objective } from "../../../api/okr";
import { formatDate } from "../../../lib/dates";
import { formatDecimal, formatProgress } from "../../../lib/numbers";
import { Needle } from "../../../ui/Needle";
import { StatusTag } from "../../../ui/StatusTag";
import { type Status, statusColour } from "../../../ui/status";
import { useWords } from "../../../ui/words";
import { shortly } from "./changes";
import styles from "./Slides.module.css";

type T = ReturnType<typeof useWords>["t"];

/** A slide bears so many; the worst of more are shown. */
const ROWS = 8;

/** Whose objective it is, and of which kind. */
export function overOf(one: Objective, t: T): string {
  return [one.owner_name, one.team_name, t(`insight.slides.kind.${one.kind}`)].filter(Boolean).join(" · ");
}

/** One objective: how far it is, its key results, and what was said of them last. */
export function ObjectiveBody({ objective }: { objective: Objective }) {
  const { t, locale } = useWords();
  const status = objective.status as Status;
  const results = (objective.key_results ?? []).filter((kr) => !kr.dropped);
  return (
    <div className={styles.lines}>
      <div className={styles.whole}>
        <p className={styles.number} style={{ color: statusColour[status] }}>
          {formatProgress(objective.progress, locale)}
        </p>
        <StatusTag status={status} />
        <Needle bare progress={objective.progress} expected={objective.expected} status={status} />
      </div>
      {objective.close_note && <p>{t("insight.slides.closed", { note: shortly(objective.close_note) })}</p>}
      {results.length === 0 && <p className="soft">{t("insight.slides.noResults")}</p>}
      <ul className={styles.rows}>
        {results.slice(0, ROWS).map((kr) => (
          <Row key={kr.id} kr={kr} />
        ))}
      </ul>
      {results.length > ROWS && (
        <p className="soft">{t("insight.slides.moreResults", { count: results.length - ROWS })}</p>
      )}
    </div>
  );
}

function Row({ kr }: { kr: KeyResult }) {
  const { t, locale } = useWords();
  const status = kr.status as Status;
  return (
    <li>
      <div>
        <b>{kr.title}</b>
        <small>{[kr.owner_name, amounts(kr, t, locale)].filter(Boolean).join(" · ")}</small>
        {kr.note && kr.checked_on && (
          <p>
            {t("insight.slides.lastWords", {
              day: formatDate(kr.checked_on, locale, ""),
              note: shortly(kr.note),
            })}
          </p>
        )}
      </div>
      <Needle progress={kr.progress} expected={kr.expected} forecast={bandOf(kr)} status={status} />
      <StatusTag status={status} />
    </li>
  );
}

/** From where to where it is to go, and where it is. */
function amounts(kr: KeyResult, t: T, locale: string): string {
  const { measure } = kr;
  const say = (value: string | null | undefined) => formatDecimal(value, { locale, unit: measure.unit });
  const now = say(kr.current);
  switch (measure.kind) {
    case "metric":
      return t("insight.slides.metric", { from: say(kr.baseline), to: say(kr.target), now });
    case "keep":
      return t(keepWord(measure.low, measure.high), { low: say(measure.low), high: say(measure.high), now });
    case "milestone":
      return t("insight.slides.steps", {
        done: measure.steps?.filter((step) => step.done).length ?? 0,
        all: measure.steps?.length ?? 0,
      });
    default:
      return "";
  }
}

function keepWord(low: string | null | undefined, high: string | null | undefined): string {
  if (!low) return "insight.slides.keepBelow";
  return high ? "insight.slides.keep" : "insight.slides.keepAbove";
}
