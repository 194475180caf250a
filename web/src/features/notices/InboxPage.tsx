import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Segmented } from "../../ui/Segmented";
import { Select } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { boxes, inboxQuery, type Reason, reasons, type Wanted } from "./api";
import styles from "./Inbox.module.css";
import { InboxKeys } from "./InboxKeys";
import { NoticeList } from "./NoticeList";
import { useInbox } from "./useInbox";

/** What the person is told of: read, put off or done, a line each. */
export function InboxPage() {
  const { t } = useWords();
  const wanted = useSearch({ from: "/inside/inbox" });
  const navigate = useNavigate({ from: "/inbox" });
  const box = wanted.box ?? "open";
  const inbox = useInfiniteQuery(inboxQuery(wanted));
  const acts = useInbox();
  const notices = inbox.data?.pages.flatMap((page) => page.items) ?? [];
  const count = inbox.data?.pages[0]?.count;
  const want = (next: Partial<Wanted>) =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  return (
    <Page
      title={t("notices.title")}
      subtitle={count && t("notices.count", { unread: count.unread, open: count.open })}
      width="narrow"
      actions={
        box === "open" &&
        notices.length > 0 && (
          <>
            {(count?.unread ?? 0) > 0 && <Button onClick={acts.allRead}>{t("notices.allRead")}</Button>}
            <Button onClick={acts.allDone}>{t("notices.allDone")}</Button>
          </>
        )
      }
    >
      <div className={styles.bar}>
        <Segmented
          label={t("notices.box")}
          value={box}
          options={boxes.map((value) => ({ value, label: t(`notices.boxes.${value}`) }))}
          onChange={(value) => want({ box: value === "open" ? undefined : value })}
        />
        <Select<Reason | "">
          aria-label={t("notices.filter")}
          value={wanted.reason ?? ""}
          options={[
            { value: "", label: t("notices.everyReason") },
            ...reasons.map((value) => ({ value, label: t(`notices.reason.${value}`) })),
          ]}
          onChange={(value) => want({ reason: value || undefined })}
        />
        <InboxKeys />
      </div>
      <ProblemNotice error={inbox.error} retry={() => void inbox.refetch()} />
      <Panel flush>
        {inbox.isPending && <Skeleton lines={6} />}
        {notices.length > 0 && <NoticeList notices={notices} box={box} acts={acts} />}
        {inbox.isSuccess && notices.length === 0 && (
          <EmptyState
            title={t(wanted.reason ? "notices.noneSuch" : `notices.none.${box}`)}
            action={
              wanted.reason && (
                <Button onClick={() => want({ reason: undefined })}>{t("notices.everyReason")}</Button>
              )
            }
          >
            {!wanted.reason && t(`notices.noneWords.${box}`)}
          </EmptyState>
        )}
      </Panel>
      {inbox.hasNextPage && (
        <Button busy={inbox.isFetchingNextPage} onClick={() => void inbox.fetchNextPage()}>
          {t("notices.earlier")}
        </Button>
      )}
    </Page>
  );
}
