import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { can } from "../../api/can";
import { type Cycle, cyclesQuery } from "../../api/cycles";
import { teamsQuery } from "../../api/teams";
import { ButtonLink } from "../../ui/ButtonLink";
import { EmptyState } from "../../ui/EmptyState";
import { useMe } from "../../ui/me";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Select } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { TeamPicker } from "../../ui/TeamPicker";
import { useWords } from "../../ui/words";
import { startQuery } from "./api";
import styles from "./Carryovers.module.css";
import { after, ending } from "./cycles";
import { LineRow } from "./LineRow";

/** Gets a team from one cycle into the next: each objective is decided on with a press, and each press can be taken back. */
export function NextCyclePage() {
  const { t } = useWords();
  const me = useMe();
  const search = useSearch({ from: "/inside/review/next" });
  const navigate = useNavigate({ from: "/review/next" });
  const known = useQuery(cyclesQuery);
  const cycles = known.data ?? [];
  const from = cycles.find((one) => one.id === search.from) ?? ending(cycles);
  const to = cycles.find((one) => one.id === search.to) ?? after(cycles, from);
  const team = search.team ?? me.team_id ?? "";
  const teamName = useQuery(teamsQuery).data?.find((one) => one.id === team)?.name;
  const want = (part: typeof search) =>
    void navigate({ search: (was) => ({ ...was, ...part }), replace: true });
  const options = (list: readonly Cycle[]) => list.map((one) => ({ value: one.id, label: one.name }));
  return (
    <Page
      title={t("carryovers.title")}
      subtitle={t("carryovers.subtitle")}
      above={<Link to="/review">{t("carryovers.toReviews")}</Link>}
    >
      <ProblemNotice error={known.error} retry={() => void known.refetch()} />
      {known.isPending && !known.error && <Skeleton lines={8} />}
      {from && (
        <div className={styles.bar}>
          <TeamPicker
            aria-label={t("carryovers.team")}
            placeholder={t("carryovers.chooseTeam")}
            value={team ? { value: team, label: teamName ?? "" } : null}
            onChange={(option) => want({ team: option?.value })}
          />
          <Select
            aria-label={t("carryovers.from")}
            value={from.id}
            options={options(cycles)}
            onChange={(next) => want({ from: next, to: undefined })}
          />
          <span aria-hidden="true">→</span>
          <Select
            aria-label={t("carryovers.to")}
            value={to?.id ?? ""}
            options={[
              ...(to ? [] : [{ value: "", label: t("carryovers.noneAfter") }]),
              ...options(cycles.filter((one) => one.id !== from.id)),
            ]}
            onChange={(next) => want({ to: next || undefined })}
          />
        </div>
      )}
      {known.data && !to && (
        <EmptyState
          title={t("carryovers.noCycle")}
          action={
            can(me, "cycle.create") ? (
              <ButtonLink to="/settings/cycles" look="main">
                {t("carryovers.makeCycle")}
              </ButtonLink>
            ) : undefined
          }
        >
          {t("carryovers.noCycleWords")}
        </EmptyState>
      )}
      {from && to && team && <Lines key={`${team}${from.id}${to.id}`} team={team} from={from} to={to} />}
    </Page>
  );
}

function Lines({ team, from, to }: { team: string; from: Cycle; to: Cycle }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(startQuery(team, from.id, to.id));
  if (error) return <ProblemNotice error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  if (data.lines.length === 0)
    return (
      <EmptyState
        title={t("carryovers.nothing", { cycle: from.name })}
        action={
          <ButtonLink to="/okrs/new" look="main">
            {t("carryovers.draftNew")}
          </ButtonLink>
        }
      >
        {t("carryovers.nothingWords")}
      </EmptyState>
    );
  return (
    <Panel
      title={t("carryovers.decidedOf", { count: data.lines.length, decided: data.decided })}
      actions={
        <ButtonLink to="/okrs" search={{ cycle: to.id }}>
          {t("carryovers.seeDrafts", { cycle: to.name })}
        </ButtonLink>
      }
    >
      <p className="soft small">{t("carryovers.hint")}</p>
      <ul className={styles.lines}>
        {data.lines.map((line) => (
          <LineRow key={line.objective_id} line={line} to={to.id} />
        ))}
      </ul>
      {data.more && <p className="soft small">{t("carryovers.more")}</p>}
    </Panel>
  );
}
