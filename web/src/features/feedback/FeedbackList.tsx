import { useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { SearchInput } from "../../ui/SearchInput";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { type FeedbackBox, feedbackQuery } from "./api";
import styles from "./Feedback.module.css";
import { FeedbackCard } from "./FeedbackCard";

interface FeedbackListProps {
  box: FeedbackBox;
  /** Only that with this in its words. */
  q: string;
  onLook: (q: string) => void;
  onGive: () => void;
}

/** Feedback, the newest first. */
export function FeedbackList({ box, q, onLook, onGive }: FeedbackListProps) {
  const { t } = useWords();
  const past = usePast();
  const list = useInfiniteQuery(feedbackQuery(box, useDeferredValue(q), past));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {(q !== "" || items.length > 0) && (
        <SearchInput label={t("feedback.search")} value={q} onChange={onLook} />
      )}
      <ProblemNotice error={list.error} retry={() => void list.refetch()} />
      {list.isPending && !list.error && <Skeleton lines={5} />}
      {list.data && items.length === 0 && q !== "" && (
        <EmptyState
          title={t("feedback.noneFound")}
          action={<Button onClick={() => onLook("")}>{t("feedback.showAll")}</Button>}
        />
      )}
      {list.data && items.length === 0 && q === "" && past && <EmptyState title={t("feedback.noneThen")} />}
      {list.data && items.length === 0 && q === "" && !past && (
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
