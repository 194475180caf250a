import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { hasReason } from "../../api/problem";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Icon } from "../../ui/Icon";
import { useKey } from "../../ui/keys";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { PastBanner, PastPick, usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { Tabs } from "../../ui/Tabs";
import { useWords } from "../../ui/words";
import { AskForm } from "./AskForm";
import { alongQuery, BOXES, oneQuery, requestsQuery } from "./api";
import styles from "./Feedback.module.css";
import { FeedbackCard } from "./FeedbackCard";
import { FeedbackList } from "./FeedbackList";
import { GiveForm, type GivenKind } from "./GiveForm";
import { RequestList } from "./RequestList";

/** What people tell each other about their work: the wall of recognition, one's own feedback, and what is asked for. */
export function FeedbackPage() {
  const { t } = useWords();
  const { box = "wall", q = "", id } = useSearch({ from: "/inside/feedback" });
  const navigate = useNavigate({ from: "/feedback" });
  const [giving, setGiving] = useState<GivenKind | null>(null);
  const [asking, setAsking] = useState(false);
  const { data: along } = useQuery(alongQuery);
  const past = usePast();
  const asked = useInfiniteQuery(requestsQuery(false, past)).data?.pages.flatMap((page) => page.items).length;
  useKey("n", t("feedback.recognize"), () => !past && setGiving("recognition"));
  const boxes = BOXES.filter((one) => one !== "along" || along || box === "along");
  return (
    <Page
      title={t("feedback.title")}
      subtitle={t("feedback.subtitle")}
      width="narrow"
      actions={
        <span className={styles.actions}>
          <PastPick />
          {!past && (
            <>
              <Button onClick={() => setAsking(true)}>{t("feedback.ask")}</Button>
              <Button onClick={() => setGiving("feedback")}>{t("feedback.give")}</Button>
              <Button look="main" icon={<Icon name="plus" />} onClick={() => setGiving("recognition")}>
                {t("feedback.recognize")}
              </Button>
            </>
          )}
        </span>
      }
    >
      <PastBanner missing={t("feedback.past")} />
      {id ? (
        <One id={id} onClose={() => void navigate({ search: (was) => ({ ...was, id: undefined }) })} />
      ) : (
        <Tabs
          label={t("feedback.boxes")}
          value={box}
          tabs={boxes.map((value) => ({
            value,
            label: t(`feedback.box.${value}`),
            count: value === "asked" && asked ? asked : undefined,
          }))}
          onChange={(next) =>
            void navigate({
              search: (was) => ({ ...was, box: next === "wall" ? undefined : next }),
              replace: true,
            })
          }
        >
          {box === "asked" || box === "requests" ? (
            <RequestList mine={box === "requests"} onAsk={() => setAsking(true)} />
          ) : (
            <FeedbackList
              box={box}
              q={q}
              onLook={(next) =>
                void navigate({ search: (was) => ({ ...was, q: next || undefined }), replace: true })
              }
              onGive={() => (box === "received" ? setAsking(true) : setGiving("recognition"))}
            />
          )}
        </Tabs>
      )}
      {giving && <GiveForm kind={giving} onClose={() => setGiving(null)} />}
      {asking && <AskForm onClose={() => setAsking(false)} />}
    </Page>
  );
}

/** The one that a notice leads to. */
function One({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useWords();
  const past = usePast();
  const one = useQuery(oneQuery(id, past));
  const none = past && hasReason(one.error, "input.missing");
  return (
    <section className={styles.one} aria-label={t("feedback.one")}>
      {none && <EmptyState title={t("feedback.oneNoneThen")} />}
      {!none && <ProblemNotice error={one.error} retry={() => void one.refetch()} />}
      {one.isPending && <Skeleton lines={3} />}
      {one.data && <FeedbackCard one={one.data} />}
      <Button size="small" look="quiet" onClick={onClose}>
        {t("feedback.allOfThem")}
      </Button>
    </section>
  );
}
