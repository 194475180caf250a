import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { type FeedbackBox, feedbackQuery } from "./api";
import styles from "./Feedback.module.css";
import { FeedbackCard } from "./FeedbackCard";

/** Feedback, the newest first. */
export function FeedbackList({ box, onGive }: { box: FeedbackBox; onGive: () => void }) {
  const { t } = useWords();
  const list = useInfiniteQuery(feedbackQuery(box));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <ProblemNotice error={list.error} retry={() => void list.refetch()} />
      {list.isPending && !list.error && <Skeleton lines={5} />}
      {list.data && items.length === 0 && (
        <EmptyState
          title={t(`feedback.empty.${box}`)}
          action={
            box !== "along" && (
              <Button look="main" onClick={onGive}>
                {t(box === "received" ? "feedback.ask" : "feedback.recognize")}
              </Button>
            )
          }
        >
          {t(`feedback.emptyWords.${box}`)}
        </EmptyState>
      )}
      <ul className={styles.list}>
        {items.map((one) => (
          <li key={one.id}>
            <FeedbackCard one={one} />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("feedback.more")}
        </Button>
      )}
    </>
  );
}
