import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../api/can";
import { okrChanged } from "../../api/okr";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Icon } from "../../ui/Icon";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { type Column, Table } from "../../ui/Table";
import { useWords } from "../../ui/words";
import { type OwedScores, owedQuery } from "./api";
import { DeputyDialog } from "./DeputyDialog";
import styles from "./Reviews.module.css";

interface OwedListProps {
  cycle: string;
  team?: string;
  closed: boolean;
  /** The cycle goes on: nothing is due but what was closed early. */
  early: boolean;
}

/** Who still has to do what at the end of the cycle: the latest first. */
export function OwedList({ cycle, team, closed, early }: OwedListProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const past = usePast();
  const list = useInfiniteQuery(owedQuery(cycle, team, past));
  const [naming, setNaming] = useState<OwedScores | null>(null);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const count = (n: number) => (n > 0 ? n : t("reviews.none"));
  const columns: Column<OwedScores>[] = [
    { key: "who", head: t("reviews.owed.who"), cell: (one) => <Who one={one} /> },
    { key: "score", head: t("reviews.owed.score"), align: "end", cell: (one) => count(one.to_score) },
    { key: "confirm", head: t("reviews.owed.confirm"), align: "end", cell: (one) => count(one.to_confirm) },
    { key: "settle", head: t("reviews.owed.settle"), align: "end", cell: (one) => count(one.to_settle) },
    {
      key: "late",
      head: t("reviews.owed.late"),
      align: "end",
      cell: (one) =>
        one.late_workdays > 0 ? (
          <span className={styles.late}>
            <Icon name="warn" size={14} /> {t("reviews.owed.workdays", { count: one.late_workdays })}
          </span>
        ) : (
          t("reviews.none")
        ),
    },
    {
      key: "deputy",
      head: <span className="hidden-visually">{t("reviews.closing.deputy")}</span>,
      align: "end",
      cell: (one) =>
        !closed &&
        can(one, "review.deputy") && (
          <Button
            look="quiet"
            size="small"
            aria-label={t("reviews.closing.deputyOf", { name: one.name })}
            onClick={() => setNaming(one)}
          >
            {t("reviews.owed.deputy")}
          </Button>
        ),
    },
  ];
  return (
    <>
      <ProblemNotice error={list.error} retry={() => void list.refetch()} />
      {list.isPending && !list.error && <Skeleton lines={5} />}
      {list.data && items.length === 0 && (
        <EmptyState
          title={t(past ? "reviews.owed.nobodyThen" : early ? "reviews.owed.early" : "reviews.owed.nobody")}
        >
          {!past && t(early ? "reviews.owed.earlyWords" : "reviews.owed.nobodyWords")}
        </EmptyState>
      )}
      {items.length > 0 && (
        <Table
          caption={t("reviews.show.owed")}
          columns={columns}
          rows={items}
          rowKey={(one) => one.person_id ?? ""}
        />
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("reviews.more")}
        </Button>
      )}
      {naming && (
        <DeputyDialog
          cycle={cycle}
          person={{ id: naming.person_id ?? "", name: naming.name ?? "" }}
          deputy={
            naming.deputy_named && naming.deputy_id
              ? { value: naming.deputy_id, label: naming.deputy_name ?? "" }
              : undefined
          }
          onClose={() => setNaming(null)}
          onDone={async () => {
            await okrChanged(queries);
            setNaming(null);
          }}
        />
      )}
    </>
  );
}

/** The person, whether they are away, and who may act for them. */
function Who({ one }: { one: OwedScores }) {
  const { t } = useWords();
  const away =
    one.away && t(one.deputy_id ? "reviews.owed.awayWith" : "reviews.owed.away", { name: one.deputy_name });
  const named = !one.away && one.deputy_id && t("reviews.owed.by", { name: one.deputy_name });
  return (
    <span className={styles.title}>
      <span>{one.name ?? t("reviews.owed.noOne")}</span>
      {(away || named) && <span className="soft small">{away || named}</span>}
    </span>
  );
}
