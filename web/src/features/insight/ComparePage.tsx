import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { can } from "../../api/can";
import { formatDate } from "../../lib/dates";
import { formatCount } from "../../lib/numbers";
import { EmptyState } from "../../ui/EmptyState";
import { useMe } from "../../ui/me";
import { Needle } from "../../ui/Needle";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { StatusTag } from "../../ui/StatusTag";
import { type Status, statusColour, statusIcon, statusWord } from "../../ui/status";
import { type Column, Table } from "../../ui/Table";
import { TablesMenu } from "../../ui/TablesMenu";
import { useWords } from "../../ui/words";
import { type Comparison, comparisonQuery, exportComparison } from "./api";
import { Bar } from "./Bar";
import { pointsBetween } from "./change";
import styles from "./Insight.module.css";
import { NoCycle } from "./NoCycle";
import { foundAt, type Place } from "./places";
import { Share } from "./Share";
import { useSomeCycle } from "./useSomeCycle";

type Age = Comparison["cycles"][number];
type Team = Comparison["teams"][number];

/** A cycle beside earlier ones at the same age, and the teams in it beside each other. */
export function ComparePage() {
  const { t } = useWords();
  const me = useMe();
  const wanted = useSearch({ from: "/inside/insight/compare" });
  const navigate = useNavigate({ from: "/insight/compare" });
  const { none, some } = useSomeCycle();
  const found = useQuery({
    ...comparisonQuery(wanted),
    enabled: some,
    placeholderData: (before) => before,
  });
  const data = found.data;
  return (
    <Page
      title={t("insight.compare.title")}
      subtitle={t("insight.compare.subtitle")}
      width="wide"
      above={
        <Link to="/insight" search={wanted}>
          {t("insight.health.back")}
        </Link>
      }
      actions={
        data &&
        can(me, "exchange.export") && <TablesMenu save={(format) => exportComparison(wanted, format)} />
      }
    >
      <Bar
        wanted={wanted}
        teamName={data?.team_name}
        cycleId={data?.cycles[0]?.cycle_id}
        want={(search) => void navigate({ search, replace: true })}
      />
      <ProblemNotice error={none ? null : found.error} retry={() => void found.refetch()} />
      {none && <NoCycle />}
      {!data && !found.error && !none && <Skeleton lines={8} />}
      {data && <Tables data={data} cycle={wanted.cycle} />}
    </Page>
  );
}

function Tables({ data, cycle }: { data: Comparison; cycle?: string }) {
  const { t, locale } = useWords();
  const team = data.team_id || undefined;
  const first = data.cycles[0]?.on;
  const cycles: Column<Age>[] = [
    {
      key: "cycle",
      head: t("insight.compare.cycle"),
      cell: (one) => (
        <div className={styles.title}>
          <Link
            to="/insight"
            search={{ team, cycle: one.cycle_id, asof: one.on === first && !cycle ? undefined : one.on }}
          >
            {one.name}
          </Link>
          <div className="soft small">
            {[
              formatDate(one.on, locale),
              t("insight.compare.age", { done: one.workdays_done, all: one.workdays }),
              one.omitted && t(one.coming ? "insight.health.coming" : "insight.health.omitted"),
            ]
              .filter(Boolean)
              .join(" · ")}
          </div>
        </div>
      ),
    },
    ...useStanding<Age>((one) => ({
      team,
      cycle: one.cycle_id,
      asof: one.on === first && !cycle ? undefined : one.on,
    })),
  ];
  const teams: Column<Team>[] = [
    {
      key: "team",
      head: t("insight.compare.team"),
      cell: (one) => (
        <div className={styles.title}>
          {one.team_id && !one.own ? (
            <Link to="/insight" search={{ team: one.team_id, cycle }}>
              {one.name}
            </Link>
          ) : (
            one.name || t("insight.compare.noTeam")
          )}
          {one.own && one.team_id && <div className="soft small">{t("insight.compare.own")}</div>}
        </div>
      ),
    },
    ...useStanding<Team>((one) => ({
      team: one.team_id || team,
      own: one.own && Boolean(one.team_id),
      cycle: data.cycles[0]?.cycle_id ?? "",
      teamless: !one.team_id,
    })),
  ];
  return (
    <div className={styles.parts}>
      <Panel title={t("insight.compare.cycles")} flush>
        <Table
          caption={t("insight.compare.cycles")}
          columns={cycles}
          rows={data.cycles}
          rowKey={(one) => one.cycle_id}
        />
        <p className={`${styles.pad} soft small`}>
          {t(data.cycles.length > 1 ? "insight.compare.cyclesMade" : "insight.compare.noEarlier")}
        </p>
      </Panel>
      <Panel title={t("insight.compare.teams")} flush>
        {data.teams.length > 0 ? (
          <>
            <Table
              caption={t("insight.compare.teams")}
              columns={teams}
              rows={data.teams}
              rowKey={(one) => `${one.team_id}${one.own}`}
            />
            <p className={`${styles.pad} soft small`}>{t("insight.compare.teamsMade")}</p>
          </>
        ) : (
          <EmptyState title={t("insight.compare.noTeams")}>{t("insight.compare.noTeamsWords")}</EmptyState>
        )}
      </Panel>
    </div>
  );
}

/** How objectives stand together: the same columns for cycles and for teams. */
function useStanding<T extends Age | Team>(placeOf: (one: T) => Place & { teamless?: boolean }): Column<T>[] {
  const { t, locale } = useWords();
  const found = (one: T, which: string) => {
    const place = placeOf(one);
    return foundAt(place, [place.teamless && t("insight.find.noTeam"), which].filter(Boolean).join(" "));
  };
  return [
    {
      key: "active",
      head: t("insight.compare.active"),
      align: "end",
      cell: (one) =>
        one.active === 0 ? (
          formatCount(0, locale)
        ) : (
          <Link to="/okrs" search={found(one, t("insight.find.underWay"))}>
            {formatCount(one.active, locale)}
          </Link>
        ),
    },
    {
      key: "needle",
      head: t("insight.progress"),
      cell: (one) => (
        <span className={styles.needle}>
          <Needle progress={one.progress} expected={one.expected} status={one.status as Status} />
        </span>
      ),
    },
    {
      key: "gap",
      head: t("insight.compare.gap"),
      align: "end",
      cell: (one) => {
        const points = pointsBetween(one.expected, one.progress);
        return points === null ? (
          <span className="soft">{t("insight.unknown")}</span>
        ) : (
          t("insight.points", { value: points })
        );
      },
    },
    { key: "status", head: t("insight.status"), cell: (one) => <StatusTag status={one.status as Status} /> },
    {
      key: "results",
      head: t("insight.compare.results"),
      cell: (one) => (
        <Statuses
          counts={one.statuses}
          found={(status) => found(one, t("insight.find.status", { status: t(statusWord[status]) }))}
        />
      ),
    },
    {
      key: "onTime",
      head: t("insight.compare.onTime"),
      align: "end",
      cell: (one) => {
        const owed = one.rhythm.owing - one.rhythm.on_time;
        return (
          <>
            <Share part={one.rhythm.on_time} of={one.rhythm.owing} />
            {owed > 0 && (
              <div className="small">
                <Link to="/okrs" search={found(one, t("insight.find.stale"))}>
                  {t("insight.owed", { count: owed })}
                </Link>
              </div>
            )}
          </>
        );
      },
    },
  ];
}

const SHOWN: readonly Status[] = ["off_track", "at_risk", "on_track", "no_data"];

/** How many key results have each status, by sign, number and colour; the words are there to be read out. */
function Statuses({
  counts,
  found,
}: {
  counts: Readonly<Record<string, number>>;
  found: (status: Status) => ReturnType<typeof foundAt>;
}) {
  const { t } = useWords();
  return (
    <span className={styles.counts}>
      {SHOWN.filter((status) => counts[status]).map((status) => (
        <Link
          key={status}
          to="/okrs"
          search={found(status)}
          title={t(statusWord[status])}
          style={{ color: statusColour[status] }}
        >
          <span aria-hidden="true">{statusIcon[status]}</span>
          <span className="hidden-visually">{t(statusWord[status])}</span> {counts[status]}
        </Link>
      ))}
    </span>
  );
}
