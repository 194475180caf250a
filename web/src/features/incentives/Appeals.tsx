import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../api/can";
import { dayOf, formatDate } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { Tag } from "../../ui/Tag";
import { useWords } from "../../ui/words";
import { AnswerForm, DecideForm } from "./AppealForms";
import { type Appeal, appealsQuery, type SchemeDetail } from "./api";
import styles from "./Incentives.module.css";

interface AppealsProps {
  scheme: SchemeDetail;
  onChanged: () => Promise<unknown>;
}

/** The appeals against a scheme's statements, for HR to answer and the approver to decide. */
export function Appeals({ scheme, onChanged }: AppealsProps) {
  const { t } = useWords();
  const list = useInfiniteQuery(appealsQuery(scheme.id, usePast()));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.data && items.length === 0) return null;
  return (
    <Panel title={t("incentives.appeals")}>
      <div className={styles.stack}>
        <ProblemNotice error={list.error} retry={() => void list.refetch()} />
        {items.map((one) => (
          <One key={`${one.id}${one.version}`} appeal={one} onChanged={onChanged} />
        ))}
        {list.hasNextPage && (
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("incentives.more")}
          </Button>
        )}
      </div>
    </Panel>
  );
}

function One({ appeal, onChanged }: { appeal: Appeal; onChanged: () => Promise<unknown> }) {
  const { t, locale } = useWords();
  const [answering, setAnswering] = useState(false);
  const { effect } = appeal;
  const answers = can(appeal, "incentive.update");
  return (
    <section className={styles.appeal} aria-label={t("incentives.appealOf", { name: appeal.name })}>
      <p>
        <strong>{appeal.name}</strong> <Tag>{t(`incentives.appealIs.${appeal.state}`)}</Tag>{" "}
        <span className="soft small">{formatDate(dayOf(new Date(appeal.asked_at)), locale)}</span>
      </p>
      <p>{appeal.words}</p>
      {appeal.answer && (
        <p>{t("incentives.answerBy", { name: appeal.answerer_name, words: appeal.answer })}</p>
      )}
      {!appeal.answer && appeal.answered_at && (
        <p className="soft">{t("incentives.answerLost", { name: appeal.answerer_name ?? "" })}</p>
      )}
      {effect && <pre className={styles.given}>{appeal.inputs}</pre>}
      {effect && (
        <p className={styles.facts}>
          <span>{t("incentives.effect", { was: effect.was, would: effect.would })}</span>
          <span>{t("incentives.effectOthers", { count: effect.others })}</span>
          <span>{t("incentives.effectTotal", { was: effect.total_was, would: effect.total_would })}</span>
        </p>
      )}
      {appeal.decided && (
        <p>{t("incentives.decidedBy", { name: appeal.decider_name, words: appeal.decided })}</p>
      )}
      {can(appeal, "incentive.approve") && <DecideForm appeal={appeal} onDone={onChanged} />}
      {answers && !answering && <Button onClick={() => setAnswering(true)}>{t("incentives.answer")}</Button>}
      {answers && answering && (
        <AnswerForm appeal={appeal} onDone={onChanged} onCancel={() => setAnswering(false)} />
      )}
    </section>
  );
}
