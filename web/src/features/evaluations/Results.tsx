import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { formatDate } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { Table } from "../../ui/Table";
import { Tag } from "../../ui/Tag";
import { useWords } from "../../ui/words";
import { resultsQuery } from "./settling";

/** One's own published ratings. */
export function Results() {
  const { t, locale } = useWords();
  const past = usePast();
  const list = useInfiniteQuery(resultsQuery(past));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <ProblemNotice error={list.error} retry={() => void list.refetch()} />
      {list.isPending && !list.error && <Skeleton lines={4} />}
      {list.data && items.length === 0 && (
        <EmptyState title={t(past ? "evaluations.noneThen" : "evaluations.noResults")}>
          {!past && t("evaluations.noResultsWords")}
        </EmptyState>
      )}
      {items.length > 0 && (
        <Panel flush>
          <Table
            caption={t("evaluations.mine")}
            rows={items}
            rowKey={(one) => one.subject_id}
            columns={[
              {
                key: "title",
                head: t("evaluations.evaluation"),
                cell: (one) => (
                  <Link to="/evaluations/people/$subjectId" params={{ subjectId: one.subject_id }}>
                    {one.title}
                  </Link>
                ),
              },
              {
                key: "level",
                head: t("evaluations.scale"),
                cell: (one) => t("evaluations.levelIs", { n: one.level, name: one.level_name }),
              },
              {
                key: "said",
                head: t("evaluations.state"),
                cell: (one) => (
                  <Tag>
                    {one.appeal
                      ? t(`evaluations.appeals.${one.appeal}`)
                      : t(one.acknowledged ? "evaluations.acknowledged" : "evaluations.toRead")}
                  </Tag>
                ),
              },
              {
                key: "span",
                head: t("evaluations.period"),
                cell: (one) => `${formatDate(one.starts_on, locale)} – ${formatDate(one.ends_on, locale)}`,
                wide: true,
              },
            ]}
          />
        </Panel>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("evaluations.more")}
        </Button>
      )}
    </>
  );
}
