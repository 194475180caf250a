import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { can } from "../../api/can";
import { formatDate } from "../../lib/dates";
import { formatDecimal } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { ConfirmButton } from "../../ui/ConfirmButton";
import { EmptyState } from "../../ui/EmptyState";
import { Icon } from "../../ui/Icon";
import { useKey } from "../../ui/keys";
import { Markdown } from "../../ui/Markdown";
import { NotThen } from "../../ui/NotThen";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { PersonChip } from "../../ui/PersonChip";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { PastBanner, PastPick, usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { Slot } from "../../ui/slots";
import { useWords } from "../../ui/words";
import { type MetricDetail, metricQuery, metricSeriesQuery, removeMetric } from "./api";
import { FeedPanel } from "./FeedPanel";
import { FormulaPanel } from "./FormulaPanel";
import { FreshMark } from "./FreshMark";
import { ImportDialog } from "./ImportDialog";
import { MetricForm } from "./MetricForm";
import styles from "./Metrics.module.css";
import { Questions } from "./Questions";
import { Readings } from "./Readings";
import { RecordForm } from "./RecordForm";
import { Revisions } from "./Revisions";
import { SeriesChart } from "./SeriesChart";
import { useMoved } from "./useMoved";

/** One metric: how it went, what should be looked at, each reading, what reads from it, and what it means. */
export function MetricPage() {
  const { t } = useWords();
  const { metricId } = useParams({ from: "/inside/metrics/$metricId" });
  const past = usePast();
  const query = useQuery(metricQuery(metricId, past));
  if (query.data) return <Loaded metric={query.data} />;
  return (
    <Page title={t("metrics.title")} above={<Back />}>
      <NotThen
        error={query.error}
        missing={t("metrics.past")}
        none={t("metrics.notThen")}
        retry={() => void query.refetch()}
      />
      {!query.error && <Skeleton lines={8} />}
    </Page>
  );
}

function Back() {
  const { t } = useWords();
  return <Link to="/metrics">{t("metrics.title")}</Link>;
}

function Loaded({ metric }: { metric: MetricDetail }) {
  const { t, locale } = useWords();
  const navigate = useNavigate();
  const moved = useMoved();
  const [doing, setDoing] = useState<"record" | "import" | "edit" | null>(null);
  const past = usePast();
  const series = useQuery(metricSeriesQuery(metric.id, past));
  const records = can(metric, "metric.record") && !metric.formula;
  useKey("n", t("metrics.record"), () => records && setDoing("record"));
  const close = () => setDoing(null);
  return (
    <Page
      title={metric.name}
      above={<Back />}
      subtitle={[metric.unit, t(`metrics.directions.${metric.direction}`)].filter(Boolean).join(" · ")}
      actions={
        <>
          <PastPick />
          {can(metric, "metric.update") && (
            <>
              <ConfirmButton
                look="quiet"
                question={t("metrics.askDelete", { name: metric.name })}
                consequences={t("metrics.askDeleteWords")}
                verb={t("metrics.delete")}
                onConfirm={async () => {
                  await removeMetric(metric.id);
                  await navigate({ to: "/metrics" });
                  await moved();
                }}
              >
                {t("metrics.delete")}
              </ConfirmButton>
              <Button onClick={() => setDoing("edit")}>{t("metrics.edit")}</Button>
            </>
          )}
          {records && (
            <>
              <Button onClick={() => setDoing("import")}>{t("metrics.import")}</Button>
              <Button look="main" icon={<Icon name="plus" />} onClick={() => setDoing("record")}>
                {t("metrics.record")}
              </Button>
            </>
          )}
        </>
      }
    >
      <PastBanner missing={t("metrics.past")} />
      <div className={styles.stack}>
        <p className={styles.facts}>
          {metric.last_value !== null && (
            <span className={styles.value}>
              {formatDecimal(metric.last_value, { locale, unit: metric.unit })}
            </span>
          )}
          {metric.last_on && (
            <span className="soft">{t("metrics.asOf", { day: formatDate(metric.last_on, locale) })}</span>
          )}
          <FreshMark metric={metric} />
          <PersonChip name={metric.owner_name ?? ""} />
          <span className="soft small">
            {[metric.team_name, t(`metrics.visibilities.${metric.visibility}`)].filter(Boolean).join(" · ")}
          </span>
          <span className="soft small">
            {metric.freshness > 0 ? t("metrics.fresh", { count: metric.freshness }) : t("metrics.freshAny")}
          </span>
        </p>
        <ProblemNotice error={series.error} retry={() => void series.refetch()} />
        {series.isPending && !series.error && <Skeleton lines={5} />}
        {series.data && series.data.readings.length === 0 && (
          <EmptyState
            title={t("metrics.noReadings")}
            action={
              records && (
                <Button look="main" onClick={() => setDoing("import")}>
                  {t("metrics.import")}
                </Button>
              )
            }
          >
            {!past && t("metrics.noReadingsWords")}
          </EmptyState>
        )}
        {series.data && series.data.readings.length > 0 && (
          <>
            <Panel title={t("metrics.course")}>
              <SeriesChart metric={metric} series={series.data} />
            </Panel>
            <Questions metric={metric} questions={series.data.questions} />
            <Readings metric={metric} />
          </>
        )}
        {!past && <Sources metric={metric} />}
        <Panel title={t("metrics.description")}>
          {metric.description ? (
            <Markdown text={metric.description} />
          ) : (
            <p className="soft">{t("metrics.noDescription")}</p>
          )}
          <Revisions metric={metric} />
        </Panel>
        <Slot name="talk" subjectKind="metric" subjectId={metric.id} />
      </div>
      {doing === "record" && <RecordForm metric={metric} onClose={close} />}
      {doing === "import" && <ImportDialog metric={metric} onClose={close} />}
      {doing === "edit" && <MetricForm metric={metric} onClose={close} />}
    </Page>
  );
}

/** Where its values come from, and what reads them: of the present alone. */
function Sources({ metric }: { metric: MetricDetail }) {
  const { t } = useWords();
  return (
    <>
      {!metric.formula && <FeedPanel metric={metric} />}
      <FormulaPanel metric={metric} />
      <Panel title={t("metrics.readBy")}>
        {metric.key_results.length === 0 ? (
          <p className="soft">{t("metrics.readByNone")}</p>
        ) : (
          <ul className={styles.list}>
            {metric.key_results.map((kr) => (
              <li key={kr.id}>
                <Link to="/okrs/$objectiveId" params={{ objectiveId: kr.objective_id }} hash={`kr-${kr.id}`}>
                  {kr.title}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}
