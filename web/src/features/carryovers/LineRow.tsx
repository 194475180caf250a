import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { can } from "../../api/can";
import { okrChanged } from "../../api/okr";
import { formatDecimal } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { Needle } from "../../ui/Needle";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { useSending } from "../../ui/sending";
import type { Status } from "../../ui/status";
import { Tag } from "../../ui/Tag";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { ZoneMark } from "../../ui/ZoneMark";
import { along } from "./along";
import { type Choice, decide, type How, type Line, undo } from "./api";
import styles from "./Carryovers.module.css";
import { ChooseDialog } from "./ChooseDialog";
import { DropDialog } from "./DropDialog";

/** One objective of the cycle that ends: how far it came, and the ways it may go on. */
export function LineRow({ line, to }: { line: Line; to: string }) {
  const { t } = useWords();
  const [asking, setAsking] = useState<"drop" | "choose">();
  const queries = useQueryClient();
  const tell = useToast();
  const changed = () => okrChanged(queries);
  const back = useSending(async (id: string) => {
    await undo(id);
    await changed();
  });
  const carry = async (how: How, choice: Choice = {}) => {
    const made = await decide(line.objective_id, to, how, choice);
    await changed();
    tell({
      text: t(`carryovers.done.${how}`, { title: line.title }),
      undo: () => void back.send(made.id),
    });
  };
  const sending = useSending(carry);
  const { decided } = line;
  const unfinished = line.results.some((one) => one.unfinished);
  const trend = line.results.some((one) => one.unfinished && one.trend);
  const goes = along(line, t);
  const may = can(line, "carryover.create");
  return (
    <li className={styles.line} aria-label={line.title}>
      <div className={styles.head}>
        <Link to="/okrs/$objectiveId" params={{ objectiveId: line.objective_id }} className={styles.title}>
          {line.title}
        </Link>
        <span className="soft small">
          {line.owner_name} <ZoneMark grade={line.final ?? line.suggested} />
          {!line.final && line.suggested && ` ${t("carryovers.suggested")}`}
        </span>
      </div>
      <ul className={styles.results}>
        {line.results.map((one) => (
          <ResultRow key={one.key_result.id} result={one} />
        ))}
      </ul>
      <ProblemNotice error={sending.error ?? back.error} />
      {decided ? (
        <div className={styles.ways}>
          <Tag>{t(`carryovers.how.${decided.how}`)}</Tag>
          <span className="soft small">
            {[decided.cycle_name, decided.reason, along(decided, t), decided.decided_name]
              .filter(Boolean)
              .join(" · ")}
          </span>
          {decided.draft_id && (
            <ButtonLink
              size="small"
              look="main"
              to="/okrs/$objectiveId/guide"
              params={{ objectiveId: decided.draft_id }}
              aria-label={t("carryovers.openDraftOf", { title: line.title })}
            >
              {t("carryovers.openDraft")}
            </ButtonLink>
          )}
          {may && decided.undoable && (
            <Button
              size="small"
              busy={back.busy}
              aria-label={t("carryovers.undoOf", { title: line.title })}
              onClick={() => void back.send(decided.id)}
            >
              {t("carryovers.undo")}
            </Button>
          )}
        </div>
      ) : (
        may && (
          <div className={styles.ways}>
            {unfinished && (
              <Button size="small" busy={sending.busy} onClick={() => void sending.send("as_is")}>
                {t("carryovers.how.as_is")}
              </Button>
            )}
            {trend && (
              <Button size="small" busy={sending.busy} onClick={() => void sending.send("trend")}>
                {t("carryovers.how.trend")}
              </Button>
            )}
            <Button size="small" busy={sending.busy} onClick={() => void sending.send("structure")}>
              {t("carryovers.how.structure")}
            </Button>
            <Button size="small" look="quiet" onClick={() => setAsking("choose")}>
              {t("carryovers.choose")}
            </Button>
            <Button size="small" look="quiet" onClick={() => setAsking("drop")}>
              {t("carryovers.how.dropped")}
            </Button>
            {goes && <span className="soft small">{t("carryovers.goesAlong", { what: goes })}</span>}
          </div>
        )
      )}
      {asking === "drop" && (
        <DropDialog line={line} to={to} onClose={() => setAsking(undefined)} onDone={changed} />
      )}
      {asking === "choose" && <ChooseDialog line={line} onClose={() => setAsking(undefined)} carry={carry} />}
    </li>
  );
}

/** A key result with how far it came, and how the target by its trend was computed. */
function ResultRow({ result }: { result: Line["results"][number] }) {
  const { t, locale } = useWords();
  const { key_result: kr, trend } = result;
  const unit = kr.measure.unit;
  const value = (text: string) => formatDecimal(text, { locale, unit });
  return (
    <li>
      <span className={styles.result}>
        <span>{kr.title}</span>
        <Tag>{t(result.unfinished ? "carryovers.unfinished" : "carryovers.finished")}</Tag>
      </span>
      <span className={styles.needle}>
        <Needle progress={kr.progress} expected={kr.expected} status={kr.status as Status} />
      </span>
      {trend && (
        <span className="soft small">
          {t(trend.capped ? "carryovers.trendCapped" : "carryovers.trend", {
            from: value(trend.from),
            to: value(trend.to),
            past: trend.past,
            ahead: trend.ahead,
            target: value(trend.target),
          })}
        </span>
      )}
    </li>
  );
}
