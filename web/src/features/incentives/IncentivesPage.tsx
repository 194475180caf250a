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
import { PastBanner, PastPick } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { Table } from "../../ui/Table";
import { Tabs } from "../../ui/Tabs";
import { Tag } from "../../ui/Tag";
import { useWords } from "../../ui/words";
import { type Scheme, schemesQuery } from "./api";
import { RulesForMe } from "./RulesForMe";
import { MyStatements } from "./Statements";

/** What one was paid and why; for HR and approvers, the schemes. */
export function IncentivesPage() {
  const { t } = useWords();
  const me = useMe();
  const { tab, asof } = useSearch({ from: "/inside/incentives" });
  const hr = can(me, "incentive.update");
  const navigate = useNavigate({ from: "/incentives" });
  const list = useInfiniteQuery(schemesQuery(asof));
  const schemes = list.data?.pages.flatMap((page) => page.items) ?? [];
  const create = () => void navigate({ to: "/incentives/new" });
  const tabs = [{ value: "mine" as const, label: t("incentives.mine") }];
  const all = [...tabs, { value: "schemes" as const, label: t("incentives.schemes") }];
  const both = hr || schemes.length > 0;
  return (
    <Page
      title={t("incentives.title")}
      subtitle={t("incentives.subtitle")}
      actions={
        <>
          <PastPick />
          {hr && !asof && (
            <Button look="main" icon={<Icon name="plus" />} onClick={create}>
              {t("incentives.new")}
            </Button>
          )}
        </>
      }
    >
      <PastBanner missing={t("incentives.past")} />
      <Tabs
        label={t("incentives.title")}
        value={both ? (tab ?? "mine") : "mine"}
        tabs={both ? all : tabs}
        onChange={(next) =>
          void navigate({ search: { tab: next === "schemes" ? "schemes" : undefined }, replace: true })
        }
      >
        {tab === "schemes" && both ? (
          <>
            <ProblemNotice error={list.error} retry={() => void list.refetch()} />
            {list.isPending && !list.error && <Skeleton lines={5} />}
            {list.data && schemes.length === 0 && asof && <EmptyState title={t("incentives.emptyThen")} />}
            {list.data && schemes.length === 0 && !asof && (
              <EmptyState
                title={t("incentives.empty")}
                action={
                  <Button look="main" onClick={create}>
                    {t("incentives.new")}
                  </Button>
                }
              >
                {t("incentives.emptyWords")}
              </EmptyState>
            )}
            {schemes.length > 0 && <SchemeTable schemes={schemes} />}
            {list.hasNextPage && (
              <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t("incentives.more")}
              </Button>
            )}
          </>
        ) : (
          <>
            {/* whether there is a tab of schemes isn't known then */}
            {!hr && <ProblemNotice error={list.error} retry={() => void list.refetch()} />}
            <RulesForMe />
            <MyStatements />
          </>
        )}
      </Tabs>
    </Page>
  );
}

function SchemeTable({ schemes }: { schemes: Scheme[] }) {
  const { t, locale } = useWords();
  return (
    <Panel flush>
      <Table
        caption={t("incentives.schemes")}
        rows={schemes}
        rowKey={(one) => one.id}
        columns={[
          {
            key: "title",
            head: t("incentives.name"),
            cell: (one) => (
              <Link to="/incentives/$schemeId" params={{ schemeId: one.id }}>
                {one.title}
              </Link>
            ),
          },
          {
            key: "state",
            head: t("incentives.state"),
            cell: (one) => <Tag>{t(`incentives.is.${one.state}`)}</Tag>,
          },
          {
            key: "preset",
            head: t("incentives.presetWord"),
            cell: (one) => t(`incentives.preset.${one.preset}`),
            wide: true,
          },
          {
            key: "span",
            head: t("incentives.span"),
            cell: (one) => `${formatDate(one.starts_on, locale)} – ${formatDate(one.ends_on, locale)}`,
            wide: true,
          },
          { key: "approver", head: t("incentives.approver"), cell: (one) => one.approver_name, wide: true },
        ]}
      />
    </Panel>
  );
}
