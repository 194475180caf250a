import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { can } from "../../api/can";
import { EmptyState } from "../../ui/EmptyState";
import { useMe } from "../../ui/me";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { PastBanner, PastPick } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { type Column, Table } from "../../ui/Table";
import { TablesMenu } from "../../ui/TablesMenu";
import { useTeams } from "../../ui/teamsOfDay";
import { useWords } from "../../ui/words";
import { type CycleHealth, exportHealth, healthQuery, type Wanted } from "./api";
import { Bar } from "./Bar";
import { Calibration } from "./Calibration";
import { CountedDues } from "./CountedDues";
import styles from "./Insight.module.css";
import { foundAt } from "./places";
import { Share } from "./Share";
import { Tries } from "./Tries";

/** How a team or the company set and followed its objectives, cycle by cycle, and what to try next. */
export function HealthPage() {
  const { t } = useWords();
  const me = useMe();
  const wanted = useSearch({ from: "/inside/insight/health" });
  const navigate = useNavigate({ from: "/insight/health" });
  const want = (part: typeof wanted) =>
    void navigate({ search: (was) => ({ ...was, ...part }), replace: true });
  const name = useTeams().data?.find((one) => one.id === wanted.team)?.name;
  const found = useQuery({ ...healthQuery(wanted), placeholderData: (before) => before });
  const data = found.data;
  const counted = data?.find((one) => one.cycle_id === wanted.dues);
  return (
    <Page
      title={t("insight.health.title")}
      subtitle={t("insight.health.subtitle")}
      width="wide"
      above={<Link to="/insight">{t("insight.health.back")}</Link>}
      actions={
        <>
          <PastPick />
          {data && data.length > 0 && !wanted.asof && can(me, "exchange.export") && (
            <TablesMenu save={(format) => exportHealth(wanted, format)} />
          )}
        </>
      }
    >
      <PastBanner missing={t("insight.health.past")} />
      <Bar wanted={wanted} teamName={name} cycleId={data?.[0]?.cycle_id} want={want} />
      <ProblemNotice error={found.error} retry={() => void found.refetch()} />
      {!data && !found.error && <Skeleton lines={8} />}
      {data?.length === 0 && (
        <Panel>
          <EmptyState title={t("insight.health.empty")}>{t("insight.health.emptyWords")}</EmptyState>
        </Panel>
      )}
      {data && data.length > 0 && <Parts list={data} wanted={wanted} />}
      {counted && <CountedDues of={counted} team={wanted.team} onClose={() => want({ dues: undefined })} />}
    </Page>
  );
}

function Parts({ list, wanted }: { list: readonly CycleHealth[]; wanted: Pick<Wanted, "team" | "cycle"> }) {
  const { team } = wanted;
  const { t } = useWords();
  const judged = list.find((one) => one.objectives > 0) ?? list[0];
  const scored = list.find((one) => one.teams.length > 0);
  return (
    <div className={styles.parts}>
      {judged && <Tries of={judged} team={team} />}
      <Panel title={t("insight.health.table")} flush>
        <Table
          caption={t("insight.health.table")}
          columns={columns(t, team)}
          rows={list}
          rowKey={(one) => one.cycle_id}
        />
        <p className={`${styles.pad} soft small`}>{t("insight.health.made")}</p>
      </Panel>
      {scored && (
        <Panel title={t("insight.health.teams")} flush>
          <p className={`${styles.pad} soft small`}>{t("insight.health.teamsOf", { cycle: scored.name })}</p>
          <Table
            caption={t("insight.health.teams")}
            columns={[
              {
                key: "team",
                head: t("insight.health.team"),
                cell: (one) => one.name || t("insight.health.noTeam"),
              },
              {
                key: "reached",
                head: t("insight.health.reached"),
                align: "end",
                cell: (one) => (
                  <Linked
                    to="/review"
                    search={{ team: one.team_id || undefined, cycle: scored.cycle_id }}
                    of={one.scored}
                  >
                    <Share part={one.reached} of={one.scored} />
                  </Linked>
                ),
              },
            ]}
            rows={scored.teams}
            rowKey={(one) => one.team_id}
          />
        </Panel>
      )}
      <Calibration of={wanted} />
      <Calibration of="me" />
    </div>
  );
}

function columns(t: ReturnType<typeof useWords>["t"], team?: string): Column<CycleHealth>[] {
  return [
    {
      key: "cycle",
      head: t("insight.health.cycle"),
      cell: (one) => (
        <Link to="/insight" search={{ team, cycle: one.cycle_id }} className={styles.share}>
          {one.name}
        </Link>
      ),
    },
    {
      key: "objectives",
      head: t("insight.health.objectives"),
      align: "end",
      cell: (one) => (
        <span className={styles.share}>
          {one.objectives > 0 ? (
            <Link to="/okrs" search={foundAt({ team, cycle: one.cycle_id }, t("insight.find.begun"))}>
              {one.objectives}
            </Link>
          ) : (
            one.objectives
          )}{" "}
          <span className="soft small">
            {one.omitted
              ? t(one.coming ? "insight.health.coming" : "insight.health.omitted")
              : one.objectives > 0 && t("insight.health.mostOf", { count: one.most })}
            {(one.reckoned?.missing ?? 0) > 0 &&
              ` · ${t("insight.health.missing", { count: one.reckoned?.missing })}`}
          </span>
        </span>
      ),
    },
    {
      key: "measurable",
      head: t("insight.health.measurable"),
      align: "end",
      cell: (one) =>
        one.measurable === 0 ? (
          <Share part={one.measurable} of={one.results} />
        ) : (
          <Link to="/okrs" search={foundAt({ team, cycle: one.cycle_id }, t("insight.find.measurable"))}>
            <Share part={one.measurable} of={one.results} />
          </Link>
        ),
    },
    {
      key: "serving",
      head: t("insight.health.serving"),
      align: "end",
      cell: (one) => (
        <Linked to="/map" search={{ team, cycle: one.cycle_id }} of={one.served}>
          <Share part={one.serving} of={one.served} />
        </Linked>
      ),
    },
    {
      key: "onTime",
      head: t("insight.health.onTime"),
      align: "end",
      cell: (one) => (
        <>
          {one.due + one.undated > 0 ? (
            <Link to="/insight/health" search={(was) => ({ ...was, dues: one.cycle_id })}>
              <Share part={one.on_time} of={one.due} />
            </Link>
          ) : (
            <Share part={one.on_time} of={one.due} />
          )}
          {one.undated > 0 && (
            <div className="soft small">{t("insight.health.imported", { count: one.undated })}</div>
          )}
        </>
      ),
    },
    {
      key: "reached",
      head: t("insight.health.reached"),
      align: "end",
      cell: (one) => (
        <Linked to="/review" search={{ team, cycle: one.cycle_id }} of={one.scored}>
          <Share part={one.reached} of={one.scored} />
        </Linked>
      ),
    },
  ];
}

/** The way to what a number counts; nothing leads to nothing. */
function Linked({
  to,
  search,
  of,
  children,
}: {
  to: "/map" | "/review";
  search: { team?: string; cycle: string };
  of: number;
  children: React.ReactNode;
}) {
  if (of === 0) return children;
  return (
    <Link to={to} search={search}>
      {children}
    </Link>
  );
}
