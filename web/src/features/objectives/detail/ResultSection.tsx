import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { can } from "../../../api/can";
import { bandOf } from "../../../api/forecast";
import type { KeyResult, Objective } from "../../../api/okr";
import { daysBetween, formatDate, formatRelativeDay } from "../../../lib/dates";
import { formatDecimal } from "../../../lib/numbers";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { Needle } from "../../../ui/Needle";
import { PersonChip } from "../../../ui/PersonChip";
import { useDay, usePast } from "../../../ui/past";
import { StaleMark } from "../../../ui/StaleMark";
import { StatusTag } from "../../../ui/StatusTag";
import { Slot } from "../../../ui/slots";
import type { Status } from "../../../ui/status";
import { Tabs } from "../../../ui/Tabs";
import { useTalkWanted } from "../../../ui/talking";
import { useWords } from "../../../ui/words";
import { ForecastLine } from "../forecast/ForecastLine";
import { KeyResultDialog } from "../keyResult/KeyResultDialog";
import { ResultTools } from "../keyResult/ResultTools";
import { cadenceWords, measureLine } from "../list/measureLine";
import { PlanLine } from "../list/PlanLine";
import styles from "./Detail.module.css";
import { arithmetic, standing } from "./made";

export interface ResultSectionProps {
  objective: Objective;
  result: KeyResult;
  /** Begins unfolded. */
  open: boolean;
  /** Begins with the form of a revision. */
  revise: boolean;
}

type Part = "plan" | "checkIns" | "history" | "talk";

/** A key result with its number, how it is made, its plan, its check-ins and its course. */
export function ResultSection({ objective, result, open, revise }: ResultSectionProps) {
  const { t, locale } = useWords();
  const [unfolded, setUnfolded] = useState(open);
  const [part, setPart] = useState(usePartWanted(result.id));
  const [editing, setEditing] = useState(revise);
  const [checking, setChecking] = useState(false);
  const past = usePast();
  const day = useDay();
  const status = result.status as Status;
  const facts = [
    measureLine(result, t, locale),
    result.weight && t("objectives.list.weight", { value: formatDecimal(result.weight, { locale }) }),
    t("objectives.edit.until", { day: formatDate(result.due_on, locale) }),
    cadenceWords(result, t, locale),
  ];
  return (
    <section id={`kr-${result.id}`} className={styles.result} aria-label={result.title}>
      <div className={styles.resultHead}>
        <div className={styles.resultWhat}>
          <h2 className={result.dropped ? styles.dropped : ""} data-quote={`key_result:${result.id}:title`}>
            {result.title}
          </h2>
          <div className="soft small">{facts.filter(Boolean).join(" · ")}</div>
        </div>
        <Needle
          progress={result.progress}
          expected={result.expected}
          forecast={bandOf(result)}
          status={status}
        />
        <StatusTag status={status} />
      </div>
      <p className="small">
        {standing(result, t, locale, past !== undefined)}
        {result.disagrees && (
          <>
            {" "}
            {t("objectives.detail.called", {
              status: t(calledWord[result.called ?? ""] ?? ""),
              why: result.called_why,
            })}
          </>
        )}
      </p>
      <ForecastLine objective={objective} result={result} />
      <div className={styles.headRow}>
        {result.owner_name && <PersonChip name={result.owner_name} />}
        {result.stale ? (
          <StaleMark days={result.checked_on ? daysBetween(result.checked_on, day) : null} />
        ) : (
          result.checked_on && (
            <span className="soft small">
              {t("objectives.detail.checked", { when: formatRelativeDay(result.checked_on, locale, day) })}
            </span>
          )
        )}
        {result.note && (
          <span className="soft small">{t("objectives.list.note", { note: result.note })}</span>
        )}
        <span className={styles.tools}>
          {objective.state === "active" &&
            !result.dropped &&
            can(result, "check_in.create") &&
            result.measure.kind !== "rollup" && (
              <Button size="small" look="main" onClick={() => setChecking(true)}>
                {t("objectives.detail.checkIn")}
              </Button>
            )}
          {can(result, "key_result.update") && objective.change_rule && !result.dropped && (
            <Button size="small" onClick={() => setEditing(true)}>
              {t(
                objective.change_rule === "by_revision" ? "objectives.detail.revise" : "objectives.edit.edit",
              )}
            </Button>
          )}
          <Button size="small" look="quiet" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
            {t(unfolded ? "objectives.detail.fold" : "objectives.detail.unfold")}
          </Button>
          {!past && <ResultTools objective={objective} kr={result} />}
        </span>
      </div>
      {past && result.actions && <PlanLine actions={result.actions} />}
      {!result.dropped && !past && <Slot name="problems" objectiveId={objective.id} keyResult={result} />}
      {unfolded && (
        <div className={styles.parts}>
          <details>
            <summary>{t("objectives.detail.made")}</summary>
            <p>{arithmetic(result, t, locale)}</p>
          </details>
          {past && <Slot name="checkIns" keyResultId={result.id} keyResult={result} />}
          {!past && <Slot name="readFrom" keyResult={result} />}
          {!past && (
            <Tabs
              label={t("objectives.detail.parts", { title: result.title })}
              value={part}
              onChange={setPart}
              tabs={[
                { value: "plan", label: t("objectives.detail.plan") },
                { value: "checkIns", label: t("objectives.detail.checkIns") },
                { value: "history", label: t("objectives.detail.history") },
                { value: "talk", label: t("ui.talk") },
              ]}
            >
              {part === "plan" && <Slot name="plan" keyResultId={result.id} />}
              {part === "checkIns" && <Slot name="checkIns" keyResultId={result.id} />}
              {part === "history" && <Slot name="history" keyResultId={result.id} />}
              {part === "talk" && <Slot name="talk" subjectKind="key_result" subjectId={result.id} />}
            </Tabs>
          )}
        </div>
      )}
      {editing && <KeyResultDialog objective={objective} result={result} onClose={() => setEditing(false)} />}
      {checking && (
        <Dialog open look="top" title={result.title} onClose={() => setChecking(false)}>
          <Slot name="checkIn" keyResultId={result.id} onDone={() => setChecking(false)} />
        </Dialog>
      )}
    </section>
  );
}

/** Where what was said stands that a notice leads to. */
function usePartWanted(keyResultId: string): Part {
  const ofResult = useTalkWanted({ subjectKind: "key_result", subjectId: keyResultId });
  const { talk } = useSearch({ strict: false }) as { talk?: string };
  if (ofResult) return "talk";
  return talk?.startsWith("check_in.") ? "checkIns" : "plan";
}

const calledWord: Record<string, string> = {
  on_track: "ui.status.on_track",
  at_risk: "ui.status.at_risk",
  off_track: "ui.status.off_track",
  achieved: "ui.status.achieved",
  missed: "ui.status.missed",
};
