import { Link } from "@tanstack/react-router";
import { can } from "../../../api/can";
import { bandOf } from "../../../api/forecast";
import type { KeyResult, Objective } from "../../../api/okr";
import { daysBetween, formatRelativeDay } from "../../../lib/dates";
import { formatDecimal } from "../../../lib/numbers";
import { Button } from "../../../ui/Button";
import { Icon } from "../../../ui/Icon";
import { Needle } from "../../../ui/Needle";
import { useDay } from "../../../ui/past";
import { Sparkline } from "../../../ui/Sparkline";
import { StaleMark } from "../../../ui/StaleMark";
import { StatusTag } from "../../../ui/StatusTag";
import { type Status, statusWord } from "../../../ui/status";
import { useWords } from "../../../ui/words";
import { useHand } from "./hand";
import { cadenceWords, measureLine } from "./measureLine";
import { PlanLine } from "./PlanLine";
import styles from "./Rows.module.css";

/** Whether a query holds of this key result and not of all: where it holds of each there is nothing to point at. */
function singledOut(result: KeyResult, objective: Objective): boolean {
  return Boolean(result.matched && objective.key_results?.some((each) => !each.matched && !each.dropped));
}

/** A key result below its objective: what it aims at, how far it is, what was said last. */
export function KeyResultRow({ result, objective }: { result: KeyResult; objective: Objective }) {
  const { t, locale } = useWords();
  const { checkIn } = useHand();
  const day = useDay();
  const status = result.status as Status;
  const found = singledOut(result, objective);
  const live = objective.state === "active" && !result.dropped;
  const facts = [
    measureLine(result, t, locale),
    result.weight && t("objectives.list.weight", { value: formatDecimal(result.weight, { locale }) }),
    live && cadenceWords(result, t, locale),
    result.owner_id !== objective.owner_id && result.owner_name,
    result.disagrees && t("objectives.list.says", { status: t(statusWord[result.called as Status]) }),
  ];
  return (
    <li
      className={`${styles.row} ${styles.result} ${result.dropped ? styles.dropped : ""} ${found ? styles.found : ""}`}
      data-line=""
    >
      <div className={styles.what}>
        <Link
          to="/okrs/$objectiveId"
          params={{ objectiveId: objective.id }}
          search={{ kr: result.id }}
          className={styles.title}
          data-row={result.id}
          data-objective={objective.id}
        >
          {result.title}
        </Link>
        {found && (
          <span className={styles.matched}>
            <Icon name="check" size={12} />
            {t("objectives.list.matched")}
          </span>
        )}
        <div className={styles.facts}>{facts.filter(Boolean).join(" · ")}</div>
        {result.actions && <PlanLine actions={result.actions} />}
        {result.note && (
          <div className={styles.note} title={result.note}>
            {t("objectives.list.note", { note: result.note })}
          </div>
        )}
      </div>
      <span className={styles.spark}>
        {result.trail.length > 1 && (
          <Sparkline
            points={result.trail.map((p) => ({ on: p.on, value: Number(p.value) }))}
            status={status}
            label={t("objectives.list.trail", { count: result.trail.length })}
          />
        )}
      </span>
      <Needle
        progress={result.progress}
        expected={result.expected}
        forecast={bandOf(result)}
        status={status}
      />
      <StatusTag status={status} />
      <span className={styles.when}>
        <span className={styles.since}>
          {result.stale ? (
            <StaleMark days={result.checked_on ? daysBetween(result.checked_on, day) : null} />
          ) : (
            formatRelativeDay(result.checked_on, locale, day)
          )}
        </span>
        {live && can(result, "check_in.create") && (
          <Button
            size="small"
            className={styles.checkIn}
            data-check-in=""
            aria-label={t("objectives.list.checkInTo", { title: result.title })}
            onClick={() => checkIn(result)}
          >
            {t("objectives.list.checkIn")}
          </Button>
        )}
      </span>
    </li>
  );
}
