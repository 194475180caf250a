import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import { can } from "../../api/can";
import { formatDate } from "../../lib/dates";
import { formatDecimal, unknown } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Icon } from "../../ui/Icon";
import { useKey } from "../../ui/keys";
import { useMe } from "../../ui/me";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { PastBanner, PastPick, usePast } from "../../ui/past";
import { SearchInput } from "../../ui/SearchInput";
import { Skeleton } from "../../ui/Skeleton";
import { Sparkline } from "../../ui/Sparkline";
import { Table } from "../../ui/Table";
import { Tabs } from "../../ui/Tabs";
import { useWords } from "../../ui/words";
import { type Metric, metricsQuery } from "./api";
import { FreshMark } from "./FreshMark";
import { connectorQuery } from "./feeds";
import { MetricForm } from "./MetricForm";
import styles from "./Metrics.module.css";

const BOXES = ["all", "mine", "asking", "failing"] as const;

/** The library of metrics: what is measured, by whom, how fresh it is, and what should be looked at. */
export function MetricsPage() {
  const { t } = useWords();
  const me = useMe();
  const { box, q = "", connector } = useSearch({ from: "/inside/metrics" });
  const navigate = useNavigate({ from: "/metrics" });
  const [creating, setCreating] = useState(false);
  const past = usePast();
  // What is asked about values, and where they are read from, is of the present.
  const asked = past && box !== "mine" ? undefined : box;
  const list = useInfiniteQuery(metricsQuery(asked, useDeferredValue(q), past ? undefined : connector, past));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const may = can(me, "metric.create") && !past;
  useKey("n", t("metrics.new"), () => may && setCreating(true));
  const create = may && (
    <Button look="main" icon={<Icon name="plus" />} onClick={() => setCreating(true)}>
      {t("metrics.new")}
    </Button>
  );
  return (
    <Page title={t("metrics.title")} subtitle={t("metrics.subtitle")} actions={create}>
      <PastBanner missing={t("metrics.past")} />
      <Tabs
        label={t("metrics.title")}
        value={asked ?? "all"}
        tabs={BOXES.filter((value) => !past || value === "all" || value === "mine").map((value) => ({
          value,
          label: t(`metrics.box.${value}`),
        }))}
        onChange={(next) =>
          void navigate({
            search: (was) => ({ ...was, box: next === "all" ? undefined : next }),
            replace: true,
          })
        }
      >
        <div className={styles.stack}>
          <div className={styles.bar}>
            <SearchInput
              className={styles.search}
              label={t("metrics.search")}
              value={q}
              onChange={(next) =>
                void navigate({ search: (was) => ({ ...was, q: next || undefined }), replace: true })
              }
            />
            <PastPick />
          </div>
          {connector && !past && (
            <ReadingFrom
              id={connector}
              onClear={() =>
                void navigate({ search: (was) => ({ ...was, connector: undefined }), replace: true })
              }
            />
          )}
          <ProblemNotice error={list.error} retry={() => void list.refetch()} />
          {list.isPending && !list.error && <Skeleton lines={6} />}
          {list.data && rows.length === 0 && (
            <EmptyState
              title={t(
                q || connector
                  ? "metrics.noneFound"
                  : past
                    ? "metrics.noneThen"
                    : `metrics.empty.${asked ?? "all"}`,
              )}
              action={!q && !connector && box !== "failing" && create}
            >
              {!q && !connector && !past && t(`metrics.emptyWords.${asked ?? "all"}`)}
            </EmptyState>
          )}
          {rows.length > 0 && <MetricTable rows={rows} />}
          {list.hasNextPage && (
            <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t("metrics.more")}
            </Button>
          )}
        </div>
      </Tabs>
      {creating && (
        <MetricForm
          onClose={() => setCreating(false)}
          onSaved={(id) => void navigate({ to: "/metrics/$metricId", params: { metricId: id } })}
        />
      )}
    </Page>
  );
}

/** Says that only what is read from one connector is listed. */
function ReadingFrom({ id, onClear }: { id: string; onClear: () => void }) {
  const { t } = useWords();
  const one = useQuery(connectorQuery(id));
  return (
    <p className={styles.facts}>
      {one.data && <span>{t("metrics.feed.from", { name: one.data.name })}</span>}
      <ProblemNotice error={one.error} retry={() => void one.refetch()} />
      <Button look="quiet" size="small" onClick={onClear}>
        {t("metrics.connectors.all")}
      </Button>
    </p>
  );
}

function MetricTable({ rows }: { rows: Metric[] }) {
  const { t, locale } = useWords();
  return (
    <Panel flush>
      <Table
        caption={t("metrics.title")}
        rows={rows}
        rowKey={(one) => one.id}
        columns={[
          {
            key: "name",
            head: t("metrics.name"),
            cell: (one) => (
              <Link to="/metrics/$metricId" params={{ metricId: one.id }}>
                {one.name}
              </Link>
            ),
          },
          {
            key: "value",
            head: t("metrics.last"),
            align: "end",
            cell: (one) => (
              <span className={styles.number}>
                {one.last_value === null
                  ? unknown
                  : formatDecimal(one.last_value, { locale, unit: one.unit })}
              </span>
            ),
          },
          { key: "trail", head: t("metrics.trail"), cell: (one) => <Trail metric={one} />, wide: true },
          {
            key: "on",
            head: t("metrics.lastOn"),
            cell: (one) => (
              <span className={styles.marks}>
                {one.last_on && <span className={styles.number}>{formatDate(one.last_on, locale)}</span>}
                <FreshMark metric={one} />
              </span>
            ),
          },
          {
            key: "questions",
            head: t("metrics.questions"),
            align: "end",
            cell: (one) => (one.questions > 0 ? one.questions : ""),
            wide: true,
          },
          { key: "team", head: t("metrics.team"), cell: (one) => one.team_name, wide: true },
          { key: "owner", head: t("metrics.owner"), cell: (one) => one.owner_name, wide: true },
        ]}
      />
    </Panel>
  );
}

function Trail({ metric }: { metric: Metric }) {
  const { t } = useWords();
  const points = metric.trail.map((p) => ({ on: p.on, value: Number(p.value) }));
  return (
    <Sparkline points={points} label={t("metrics.trailOf", { name: metric.name, count: points.length })} />
  );
}
