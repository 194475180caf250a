import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { can } from "../../api/can";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { EmptyState } from "../../ui/EmptyState";
import { Icon } from "../../ui/Icon";
import { useKey } from "../../ui/keys";
import { useMe } from "../../ui/me";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { PastBanner, PastPick } from "../../ui/past";
import { Segmented } from "../../ui/Segmented";
import { Skeleton } from "../../ui/Skeleton";
import { Slot } from "../../ui/slots";
import { useWords } from "../../ui/words";
import { meetingsQuery } from "./api";
import { CallForm } from "./CallForm";
import { MeetingList } from "./MeetingList";
import styles from "./Meetings.module.css";

/** Meetings to come, and those held. */
export function MeetingsPage() {
  const { t } = useWords();
  const me = useMe();
  const { when = "upcoming", all, asof } = useSearch({ from: "/inside/meetings" });
  const navigate = useNavigate({ from: "/meetings" });
  const [calling, setCalling] = useState(false);
  const list = useInfiniteQuery(meetingsQuery(when, !all, asof));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const may = can(me, "person.view") && !asof;
  useKey("n", t("meetings.call"), () => may && setCalling(true));
  const call = may && (
    <Button look="main" icon={<Icon name="plus" />} onClick={() => setCalling(true)}>
      {t("meetings.call")}
    </Button>
  );
  return (
    <Page
      title={t("meetings.title")}
      subtitle={t("meetings.subtitle")}
      actions={
        <span className={styles.acts}>
          <PastPick />
          {!asof && <Slot name="subscribe" inBar />}
          {call}
        </span>
      }
    >
      <PastBanner missing={t("meetings.ofPast.list")} />
      <div className={styles.filters}>
        <Segmented
          label={t("meetings.when")}
          value={when}
          onChange={(next) =>
            void navigate({ search: (old) => ({ ...old, when: next === "upcoming" ? undefined : next }) })
          }
          options={(["upcoming", "past"] as const).map((w) => ({ value: w, label: t(`meetings.${w}`) }))}
        />
        <Checkbox
          checked={all ?? false}
          onChange={(on) =>
            void navigate({ search: (old) => ({ ...old, all: on || undefined }), replace: true })
          }
        >
          {t("meetings.all")}
        </Checkbox>
      </div>
      <ProblemNotice error={list.error} retry={() => void list.refetch()} />
      {list.isPending && !list.error && <Skeleton lines={5} />}
      {list.data && items.length === 0 && (
        <EmptyState title={t(`meetings.empty.${when}`)} action={when === "upcoming" && call}>
          {!asof && t(when === "upcoming" ? "meetings.empty.words" : "meetings.empty.pastWords")}
        </EmptyState>
      )}
      {items.length > 0 && (
        <Panel flush>
          <MeetingList meetings={items} />
        </Panel>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("meetings.more")}
        </Button>
      )}
      {calling && (
        <CallForm
          onClose={() => setCalling(false)}
          onCalled={(id) => void navigate({ to: "/meetings/$meetingId", params: { meetingId: id } })}
        />
      )}
    </Page>
  );
}
