import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { can } from "../../api/can";
import { ButtonLink } from "../../ui/ButtonLink";
import { useCycles } from "../../ui/cyclesOfDay";
import { EmptyState } from "../../ui/EmptyState";
import { NotThen } from "../../ui/NotThen";
import { Page } from "../../ui/Page";
import { PastBanner, PastPick, usePast } from "../../ui/past";
import { Select } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { type Retrospective, retrospectiveQuery, type TeamFacts } from "./api";
import { CauseRow, Causes } from "./Causes";
import { Lessons } from "./Lessons";
import { Written } from "./RetrospectivePage";
import styles from "./Retrospectives.module.css";
import { StepPart } from "./StepPart";
import { TeamLines } from "./TeamLines";
import { useHeldUp } from "./useHeldUp";

/** Looking back on a team's cycle: its objectives with their scores, what slipped, causes and lessons. */
export function TeamRetrospectivePage() {
  const { t } = useWords();
  const { teamId } = useParams({ from: "/inside/review/team/$teamId" });
  const { cycle, asof } = useSearch({ from: "/inside/review/team/$teamId" });
  const navigate = useNavigate({ from: "/review/team/$teamId" });
  const cycles = useCycles().data;
  const { data, error, refetch } = useQuery(retrospectiveQuery({ teamId, cycle }, asof));
  return (
    <Page
      title={data ? t("retrospectives.of", { title: data.title }) : t("retrospectives.title")}
      above={<Link to="/review">{t("retrospectives.toReviews")}</Link>}
      actions={
        <>
          <PastPick />
          {cycles && cycles.length > 0 && (
            <Select
              aria-label={t("retrospectives.cycle")}
              value={cycle ?? data?.cycle_id ?? ""}
              options={cycles.map((one) => ({ value: one.id, label: one.name }))}
              onChange={(next) => void navigate({ search: { cycle: next, asof }, replace: true })}
            />
          )}
        </>
      }
    >
      {data && <PastBanner missing={t("retrospectives.past.page")} />}
      <NotThen
        error={error}
        missing={t("retrospectives.past.page")}
        none={t(cycles?.length === 0 ? "retrospectives.past.noCycle" : "retrospectives.past.noTeam")}
        retry={() => void refetch()}
      />
      {!data && !error && <Skeleton lines={10} />}
      {data?.team && <Whole key={data.cycle_id} look={data} team={data.team} />}
    </Page>
  );
}

function Whole({ look, team }: { look: Retrospective; team: TeamFacts }) {
  const { t } = useWords();
  const heldUp = useHeldUp();
  const past = usePast();
  if (team.lines.length === 0 && past) return <EmptyState title={t("retrospectives.past.noObjectives")} />;
  if (team.lines.length === 0)
    return (
      <EmptyState
        title={t("retrospectives.noObjectives")}
        action={
          <ButtonLink to="/okrs" look="main">
            {t("retrospectives.toOkrs")}
          </ButtonLink>
        }
      >
        {t("retrospectives.noObjectivesWords")}
      </EmptyState>
    );
  const subject = { teamId: look.team_id ?? "", cycle: look.cycle_id };
  const step = { subject, look, may: can(look, "retrospective.update") };
  return (
    <div className={styles.steps}>
      <p className="soft small">{t("retrospectives.teamSeen")}</p>
      <Written look={look} />
      <StepPart step="goal" {...step}>
        <ul className={styles.list}>
          {team.lines.map((line) => (
            <li key={line.objective_id}>
              <Link
                to="/review/$objectiveId/retrospective"
                params={{ objectiveId: line.objective_id }}
                className={styles.name}
              >
                {line.title}
              </Link>
              <span className={styles.fact}>
                {[line.owner_name, t(`retrospectives.kind.${line.kind}`)].filter(Boolean).join(" · ")}
              </span>
            </li>
          ))}
        </ul>
        {team.more && <p className="soft small">{t("retrospectives.more")}</p>}
      </StepPart>
      <StepPart step="result" {...step}>
        <TeamLines team={team} />
      </StepPart>
      <StepPart step="analysis" {...step}>
        <Causes subject={subject} causes={look.causes} may={can(look, "cause.create")} />
        {team.causes.length > 0 && (
          <section className={styles.part}>
            <h3>{t("retrospectives.objectiveCauses")}</h3>
            <ol className={styles.list}>
              {team.causes.map((cause) => (
                <CauseRow key={cause.id} cause={cause} elsewhere />
              ))}
            </ol>
            {team.untied.problems > 0 && (
              <p className="soft small">{t("retrospectives.noCauseYet", { held: heldUp(team.untied) })}</p>
            )}
          </section>
        )}
      </StepPart>
      <StepPart step="insight" {...step}>
        <Lessons subject={subject} lessons={look.lessons} may={can(look, "lesson.create")} />
      </StepPart>
    </div>
  );
}
