import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { can } from "../../api/can";
import { ButtonLink } from "../../ui/ButtonLink";
import { DatePick } from "../../ui/DatePick";
import { EmptyState } from "../../ui/EmptyState";
import { useMe } from "../../ui/me";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { PastBanner, PastPick, usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { Slot } from "../../ui/slots";
import { TablesMenu } from "../../ui/TablesMenu";
import { useWords } from "../../ui/words";
import { exportTables, type Insight, insightQuery, type Wanted } from "./api";
import { Bar } from "./Bar";
import { Bounds } from "./Bounds";
import { Figures } from "./Figures";
import { HeatMap } from "./HeatMap";
import styles from "./Insight.module.css";
import { LineTable } from "./LineTable";
import { NoCycle } from "./NoCycle";
import { TroubleList } from "./TroubleList";
import { useSomeCycle } from "./useSomeCycle";
import { Work } from "./Work";

/** The state of a team or the company on one page; every number leads to what it is made of. */
export function InsightPage() {
  const { t } = useWords();
  const me = useMe();
  const wanted = useSearch({ from: "/inside/insight" });
  const navigate = useNavigate({ from: "/insight" });
  const want = (part: Partial<Wanted>) => void navigate({ search: { ...wanted, ...part }, replace: true });
  const { none, some } = useSomeCycle();
  const found = useQuery({ ...insightQuery(wanted), enabled: some, placeholderData: (before) => before });
  const data = found.data;
  return (
    <Page
      title={t("insight.title")}
      subtitle={data ? (data.team_name ?? t("insight.company")) : undefined}
      width="wide"
      actions={
        <>
          {data && data.objectives.length > 0 && can(me, "exchange.export") && (
            <TablesMenu save={(format) => exportTables(wanted, format)} />
          )}
          {can(data, "guest_link.create") && data && (
            <Slot
              name="shareWithGuest"
              inBar
              page={{
                teamId: data.team_id,
                teamName: data.team_name,
                cycleId: wanted.cycle,
                cycleName: data.cycle.name,
                asof: wanted.asof,
              }}
            />
          )}
          {data && (
            <ButtonLink to="/slides" search={wanted}>
              {t("insight.slides.open")}
            </ButtonLink>
          )}
          {data && data.objectives.length > 0 && !wanted.asof && (
            <ButtonLink to="/insight/wall" search={{ team: wanted.team, cycle: wanted.cycle }}>
              {t("insight.wall.open")}
            </ButtonLink>
          )}
          <ButtonLink to="/insight/compare" search={{ team: wanted.team, cycle: wanted.cycle }}>
            {t("insight.toCompare")}
          </ButtonLink>
          <ButtonLink to="/insight/health" search={{ team: wanted.team, cycle: wanted.cycle }}>
            {t("insight.toHealth")}
          </ButtonLink>
          <ButtonLink to="/insight/rhythm">{t("insight.toRhythm")}</ButtonLink>
        </>
      }
    >
      <Bar wanted={wanted} teamName={data?.team_name} cycleId={data?.cycle.id} want={want}>
        <span className={styles.since}>
          <span aria-hidden="true">{t("insight.since")}</span>
          <DatePick
            aria-label={t("insight.since")}
            value={wanted.since ?? data?.since ?? ""}
            max={data?.today}
            onChange={(since) => want({ since: since || undefined })}
          />
        </span>
        <PastPick />
      </Bar>
      <PastBanner missing={t("insight.past")} />
      <ProblemNotice error={none ? null : found.error} retry={() => void found.refetch()} />
      {none && <NoCycle />}
      {!data && !found.error && !none && <Skeleton lines={8} />}
      {data && <Parts data={data} />}
    </Page>
  );
}

function Parts({ data }: { data: Insight }) {
  const { t } = useWords();
  const past = usePast();
  if (data.objectives.length === 0)
    return (
      <Panel>
        <EmptyState
          title={t(past ? "insight.emptyThen" : "insight.empty")}
          action={<ButtonLink to="/okrs">{t("insight.toOkrs")}</ButtonLink>}
        >
          {t(past ? "insight.emptyThenWords" : "insight.emptyWords", { count: data.waiting })}
        </EmptyState>
      </Panel>
    );
  return (
    <div className={styles.parts}>
      <Bounds data={data} />
      <Figures data={data} />
      <TroubleList data={data} />
      <LineTable data={data} />
      {data.cells.length > 0 && <HeatMap data={data} />}
      <Work data={data} />
    </div>
  );
}
