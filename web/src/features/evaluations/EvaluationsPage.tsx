import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { can } from "../../api/can";
import { formatDate } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Icon } from "../../ui/Icon";
import { useMe } from "../../ui/me";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { PastBanner, PastPick, usePast } from "../../ui/past";
import { inWords } from "../../ui/population/population";
import { Skeleton } from "../../ui/Skeleton";
import { Table } from "../../ui/Table";
import { Tabs } from "../../ui/Tabs";
import { Tag } from "../../ui/Tag";
import { useWords } from "../../ui/words";
import { type Evaluation, type FormOf, formsQuery, listQuery } from "./api";
import styles from "./Evaluations.module.css";
import { Results } from "./Results";
import type { Tab } from "./routes";

/** The forms that one writes; for HR, the evaluations. */
export function EvaluationsPage() {
  const { t } = useWords();
  const hr = can(useMe(), "evaluation.update");
  const { tab, asof } = useSearch({ from: "/inside/evaluations" });
  const navigate = useNavigate({ from: "/evaluations" });
  const tabs: { value: Tab | "todo"; label: string }[] = [
    { value: "todo", label: t("evaluations.todo") },
    { value: "done", label: t("evaluations.done") },
  ];
  tabs.push({ value: "mine", label: t("evaluations.mine") });
  if (hr) tabs.push({ value: "all", label: t("evaluations.all") });
  const shown = tabs.some((one) => one.value === tab) ? (tab ?? "todo") : "todo";
  return (
    <Page
      title={t("evaluations.title")}
      subtitle={t("evaluations.subtitle")}
      actions={
        <>
          <PastPick />
          {hr && !asof && (
            <Button
              look="main"
              icon={<Icon name="plus" />}
              onClick={() => void navigate({ to: "/evaluations/new" })}
            >
              {t("evaluations.new")}
            </Button>
          )}
        </>
      }
    >
      <PastBanner missing={t("evaluations.past")} />
      <Tabs
        label={t("evaluations.title")}
        value={shown}
        tabs={tabs}
        onChange={(next) =>
          void navigate({ search: { tab: next === "todo" ? undefined : next }, replace: true })
        }
      >
        {shown === "all" && <All />}
        {shown === "mine" && <Results />}
        {shown === "todo" && <Forms state="asked" />}
        {shown === "done" && <Forms state="handed_in" />}
      </Tabs>
    </Page>
  );
}

function Forms({ state }: { state: FormOf["state"] }) {
  const { t, locale } = useWords();
  const past = usePast();
  const list = useInfiniteQuery(formsQuery(state, past));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <ProblemNotice error={list.error} retry={() => void list.refetch()} />
      {list.isPending && !list.error && <Skeleton lines={5} />}
      {list.data && items.length === 0 && (
        <EmptyState title={t(past ? "evaluations.noneThen" : `evaluations.none.${state}`)}>
          {!past && t(`evaluations.noneWords.${state}`)}
        </EmptyState>
      )}
      {items.length > 0 && (
        <Panel flush>
          <Table
            caption={t(state === "asked" ? "evaluations.todo" : "evaluations.done")}
            rows={items}
            rowKey={(one) => one.id}
            columns={[
              {
                key: "person",
                head: t("evaluations.person"),
                cell: (one) => (
                  <span className={styles.title}>
                    <Link to="/evaluations/forms/$formId" params={{ formId: one.id }}>
                      {one.person_name}
                    </Link>
                    <span className="soft small">{one.team_name}</span>
                  </span>
                ),
              },
              {
                key: "kind",
                head: t("evaluations.as"),
                cell: (one) => <Tag>{t(`evaluations.by.${one.kind}`)}</Tag>,
              },
              { key: "evaluation", head: t("evaluations.evaluation"), cell: (one) => one.title, wide: true },
              { key: "due", head: t("evaluations.due"), cell: (one) => formatDate(one.due_on, locale) },
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

function All() {
  const { t, locale } = useWords();
  const navigate = useNavigate();
  const past = usePast();
  const list = useInfiniteQuery(listQuery(past));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <ProblemNotice error={list.error} retry={() => void list.refetch()} />
      {list.isPending && !list.error && <Skeleton lines={5} />}
      {list.data && items.length === 0 && past && <EmptyState title={t("evaluations.noneThen")} />}
      {list.data && items.length === 0 && !past && (
        <EmptyState
          title={t("evaluations.empty")}
          action={
            <Button look="main" onClick={() => void navigate({ to: "/evaluations/new" })}>
              {t("evaluations.new")}
            </Button>
          }
        >
          {t("evaluations.emptyWords")}
        </EmptyState>
      )}
      {items.length > 0 && (
        <Panel flush>
          <Table
            caption={t("evaluations.all")}
            rows={items}
            rowKey={(one) => one.id}
            columns={[
              {
                key: "title",
                head: t("evaluations.name"),
                cell: (one) => (
                  <Link to="/evaluations/$evaluationId" params={{ evaluationId: one.id }}>
                    {one.title}
                  </Link>
                ),
              },
              {
                key: "state",
                head: t("evaluations.state"),
                cell: (one) => <Tag>{t(`evaluations.is.${one.state}`)}</Tag>,
              },
              {
                key: "team",
                head: t("evaluations.team"),
                cell: (one) => inWords(one.population, t),
                wide: true,
              },
              {
                key: "done",
                head: t("evaluations.handedIn"),
                align: "end",
                cell: (one) => <Handed one={one} />,
              },
              {
                key: "due",
                head: t("evaluations.due"),
                cell: (one) => formatDate(one.due_on, locale),
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

/** "12 / 40" forms; nothing while nobody is asked. */
function Handed({ one }: { one: Evaluation }) {
  const { t } = useWords();
  if (one.counts.length === 0) return <>{t("evaluations.unknown")}</>;
  const sum = (of: "asked" | "handed_in") => one.counts.reduce((n, each) => n + each[of], 0);
  return (
    <span className={styles.number}>
      {sum("handed_in")} / {sum("asked")}
    </span>
  );
}
