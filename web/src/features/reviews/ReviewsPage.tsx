import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { useCycles } from "../../ui/cyclesOfDay";
import { EmptyState } from "../../ui/EmptyState";
import { useMe } from "../../ui/me";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { PastBanner, PastPick } from "../../ui/past";
import { Select } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { type Column, Table } from "../../ui/Table";
import { Tabs } from "../../ui/Tabs";
import { Tag } from "../../ui/Tag";
import { TeamPicker } from "../../ui/TeamPicker";
import { useTeams } from "../../ui/teamsOfDay";
import { useWords } from "../../ui/words";
import { ZoneMark } from "../../ui/ZoneMark";
import { type Review, reviewsQuery, SHOWN, type Shown } from "./api";
import { Closing } from "./Closing";
import { OwedList } from "./OwedList";
import styles from "./Reviews.module.css";

/** The scoring of a cycle: what waits for the reader, and how far everything has come. */
export function ReviewsPage() {
  const { t } = useWords();
  const { show: asked, cycle, team, asof } = useSearch({ from: "/inside/review" });
  const usual = asof ? "all" : "waiting";
  const show = asked ?? usual;
  const navigate = useNavigate({ from: "/review" });
  const known = useCycles().data;
  const cycles = known ?? [];
  const noCycle = asof !== undefined && known?.length === 0;
  const teamName = useTeams().data?.find((each) => each.id === team)?.name;
  const looking = useLookingAt(team);
  const list = useInfiniteQuery(reviewsQuery(show, cycle, team, asof));
  // Where none is named the server says which one is scored now.
  const chosen = cycle ?? list.data?.pages[0]?.cycle_id;
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const omitted = list.data?.pages[0]?.omitted ?? 0;
  const counts = list.data?.pages[0]?.counts;
  const total = counts ? counts.open + counts.self + counts.reviewed + counts.settled : 0;
  const phase = cycles.find((each) => each.id === chosen)?.phase;
  const want = (part: { show?: Shown; cycle?: string; team?: string }) =>
    void navigate({ search: (was) => ({ ...was, ...part }), replace: true });
  return (
    <Page
      title={t("reviews.title")}
      subtitle={!noCycle && counts && t("reviews.settledOf", { settled: counts.settled, count: total })}
      actions={
        <>
          <PastPick />
          {looking && (
            <ButtonLink to="/review/team/$teamId" params={{ teamId: looking }} search={{ cycle: chosen }}>
              {t("reviews.lookBackTeam")}
            </ButtonLink>
          )}
          {!asof && (
            <ButtonLink to="/review/next" search={{ team }}>
              {t("reviews.nextCycle")}
            </ButtonLink>
          )}
          <ButtonLink to="/review/lessons">{t("reviews.lessons")}</ButtonLink>
        </>
      }
    >
      <PastBanner missing={t("reviews.past")} />
      {noCycle ? (
        <EmptyState title={t("reviews.noCycleThen")} />
      ) : (
        <>
          <div className={styles.bar}>
            <Select
              aria-label={t("reviews.cycle")}
              value={chosen ?? ""}
              options={cycles.map((each) => ({ value: each.id, label: each.name }))}
              onChange={(next) => want({ cycle: next })}
            />
            <TeamPicker
              aria-label={t("reviews.team")}
              placeholder={t("reviews.anyTeam")}
              value={team ? { value: team, label: teamName ?? "" } : null}
              onChange={(option) => want({ team: option?.value })}
            />
          </div>
          {!asof && phase && phase !== "scoring" && <p className="soft">{t(`reviews.phase.${phase}`)}</p>}
          {chosen && (
            <Closing cycle={chosen} team={team ? { value: team, label: teamName ?? "" } : undefined} />
          )}
          <Tabs
            label={t("reviews.shown")}
            value={show}
            tabs={SHOWN.map((value) => ({
              value,
              label: t(`reviews.show.${value}`),
              count:
                counts && value !== "waiting" && value !== "owed"
                  ? value === "all"
                    ? total
                    : counts[value]
                  : undefined,
            }))}
            onChange={(next) => want({ show: next === usual ? undefined : next })}
          >
            <ProblemNotice error={list.error} retry={() => void list.refetch()} />
            {list.isPending && <Skeleton lines={6} />}
            {show === "owed" && chosen && (
              <OwedList
                cycle={chosen}
                team={team}
                closed={phase === "closed"}
                early={phase === "drafting" || phase === "running"}
              />
            )}
            {show !== "owed" && list.data && items.length === 0 && (
              <Nothing show={show} total={total} past={asof} />
            )}
            {show !== "owed" && items.length > 0 && <List items={items} />}
            {omitted > 0 && <p className="soft">{t("reviews.omittedThen", { count: omitted })}</p>}
            {show !== "owed" && list.hasNextPage && (
              <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t("reviews.more")}
              </Button>
            )}
          </Tabs>
        </>
      )}
    </Page>
  );
}

/** The team whose retrospective the reader may open: the one that is shown, else their own. */
function useLookingAt(team: string | undefined): string | undefined {
  const me = useMe();
  const one = team ?? me.team_id;
  const all = me.role === "champion" || me.role === "admin";
  return one && (all || me.team_ids.includes(one) || me.leads.includes(one)) ? one : undefined;
}

function Nothing({ show, total, past }: { show: Shown; total: number; past?: string }) {
  const { t } = useWords();
  if (past && total === 0) return <EmptyState title={t("reviews.noneThen")} />;
  if (past && show === "waiting") return <EmptyState title={t("reviews.nothingWaitedThen")} />;
  if (total === 0)
    return (
      <EmptyState
        title={t("reviews.noneYet")}
        action={
          <ButtonLink to="/okrs" look="main">
            {t("reviews.toOkrs")}
          </ButtonLink>
        }
      >
        {t("reviews.noneYetWords")}
      </EmptyState>
    );
  return (
    <EmptyState title={t(show === "waiting" ? "reviews.nothingWaits" : "reviews.noneHere")}>
      {t(show === "waiting" ? "reviews.nothingWaitsWords" : "reviews.noneHereWords")}
    </EmptyState>
  );
}

function List({ items }: { items: readonly Review[] }) {
  const { t } = useWords();
  const columns: Column<Review>[] = [
    {
      key: "title",
      head: t("reviews.objective"),
      cell: (one) => (
        <span className={styles.title}>
          <Link to="/review/$objectiveId" params={{ objectiveId: one.objective_id }}>
            {one.title}
          </Link>
          <span className="soft small">{[one.owner_name, one.team_name].filter(Boolean).join(" · ")}</span>
        </span>
      ),
    },
    { key: "state", head: t("reviews.state"), cell: (one) => <Tag>{t(`reviews.states.${one.state}`)}</Tag> },
    {
      key: "suggested",
      head: t("reviews.suggested"),
      align: "end",
      wide: true,
      cell: (one) => one.suggested?.shown ?? t("reviews.none"),
    },
    {
      key: "self",
      head: t("reviews.self"),
      align: "end",
      wide: true,
      cell: (one) => one.self?.shown ?? t("reviews.none"),
    },
    {
      key: "reviewer",
      head: t("reviews.reviewer"),
      align: "end",
      wide: true,
      cell: (one) => one.reviewer?.shown ?? t("reviews.none"),
    },
    {
      key: "final",
      head: t("reviews.final"),
      align: "end",
      cell: (one) => <ZoneMark grade={one.final} />,
    },
  ];
  return (
    <Table caption={t("reviews.title")} columns={columns} rows={items} rowKey={(one) => one.objective_id} />
  );
}
