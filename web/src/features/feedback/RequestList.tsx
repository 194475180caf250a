import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatInstant } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { PersonChip } from "../../ui/PersonChip";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { type FeedbackRequest, requestsQuery } from "./api";
import { DeclineDialog } from "./DeclineDialog";
import styles from "./Feedback.module.css";
import { GiveForm } from "./GiveForm";
import { useFeedback } from "./useFeedback";

/** Requests for feedback: those that wait for one's answer, or those that one sent. */
export function RequestList({ mine, onAsk }: { mine: boolean; onAsk: () => void }) {
  const { t } = useWords();
  const past = usePast();
  const list = useInfiniteQuery(requestsQuery(mine, past));
  const [answering, setAnswering] = useState<FeedbackRequest | null>(null);
  const [declining, setDeclining] = useState<FeedbackRequest | null>(null);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <ProblemNotice error={list.error} retry={() => void list.refetch()} />
      {list.isPending && !list.error && <Skeleton lines={4} />}
      {list.data && items.length === 0 && past && <EmptyState title={t("feedback.noneThen")} />}
      {list.data && items.length === 0 && !past && (
        <EmptyState
          title={t(mine ? "feedback.empty.requests" : "feedback.empty.asked")}
          action={
            mine && (
              <Button look="main" onClick={onAsk}>
                {t("feedback.ask")}
              </Button>
            )
          }
        >
          {t(mine ? "feedback.emptyWords.requests" : "feedback.emptyWords.asked")}
        </EmptyState>
      )}
      <ul className={styles.list}>
        {items.map((request) => (
          <li key={request.id}>
            <RequestCard
              request={request}
              mine={mine}
              onAnswer={() => setAnswering(request)}
              onDecline={() => setDeclining(request)}
            />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("feedback.more")}
        </Button>
      )}
      {answering && <GiveForm kind="feedback" answers={answering} onClose={() => setAnswering(null)} />}
      {declining && <DeclineDialog request={declining} onClose={() => setDeclining(null)} />}
    </>
  );
}

interface RequestCardProps {
  request: FeedbackRequest;
  mine: boolean;
  onAnswer: () => void;
  onDecline: () => void;
}

function RequestCard({ request, mine, onAnswer, onDecline }: RequestCardProps) {
  const { t, locale } = useWords();
  const { withdraw } = useFeedback();
  const past = usePast() !== undefined;
  const name = (mine ? request.person_name : request.asker_name) ?? "";
  return (
    <article
      className={styles.card}
      aria-label={t(mine ? "feedback.askedName" : "feedback.askerName", { name })}
    >
      <header className={styles.head}>
        <PersonChip name={name} />
        <span className={styles.facts}>
          <time dateTime={request.asked_at}>{formatInstant(request.asked_at, locale)}</time>
          {mine && <span>{t(`feedback.state.${request.state}`)}</span>}
        </span>
      </header>
      <p className={styles.body}>{request.question}</p>
      {request.objective && <p className="soft">{request.key_result || request.objective}</p>}
      {request.why && <p className="soft">{t("feedback.whyNot", { why: request.why })}</p>}
      {request.state === "asked" && !past && (
        <span className={styles.actions}>
          {mine ? (
            <Button size="small" onClick={() => withdraw(request)}>
              {t("feedback.withdraw")}
            </Button>
          ) : (
            <>
              <Button size="small" look="main" onClick={onAnswer}>
                {t("feedback.answer")}
              </Button>
              <Button size="small" onClick={onDecline}>
                {t("feedback.decline")}
              </Button>
            </>
          )}
        </span>
      )}
    </article>
  );
}
