import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { PastBanner, PastPick, usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { type Calibration, evaluations } from "./api";
import styles from "./Evaluations.module.css";
import { Habits } from "./Habits";
import { LevelBars } from "./LevelBars";
import { LevelBoard } from "./LevelBoard";
import levelStyles from "./Levels.module.css";
import { ReopenButton, Reopened } from "./Reopened";
import { SpreadTable } from "./SpreadTable";
import { StepButton } from "./StepButton";
import { calibrationQuery } from "./settling";

/** Ratings side by side: how they are spread, how each reviewer judges, and who has which. */
export function CalibrationPage() {
  const { t } = useWords();
  const { evaluationId } = useParams({ from: "/inside/evaluations/$evaluationId/calibration" });
  const query = useInfiniteQuery(calibrationQuery(evaluationId, usePast()));
  const pages = query.data?.pages ?? [];
  const first = pages[0];
  if (!first)
    return (
      <Page title={t("evaluations.calibration")} actions={<PastPick />}>
        {query.error && <PastBanner missing={t("evaluations.past")} />}
        <ProblemNotice error={query.error} retry={() => void query.refetch()} />
        {!query.error && <Skeleton lines={8} />}
      </Page>
    );
  const all = { ...first, items: pages.flatMap((page) => page.items) };
  return (
    <Loaded
      all={all}
      more={
        query.hasNextPage && (
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("evaluations.more")}
          </Button>
        )
      }
    />
  );
}

function Loaded({ all, more }: { all: Calibration; more: React.ReactNode }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const one = all.evaluation;
  const { levels } = one.form;
  const changed = () => queries.invalidateQueries({ queryKey: evaluations });
  const calibrating = one.state === "calibrating";
  return (
    <Page
      width="wide"
      title={t("evaluations.calibration")}
      subtitle={one.title}
      above={
        <Link to="/evaluations/$evaluationId" params={{ evaluationId: one.id }}>
          {one.title}
        </Link>
      }
      actions={
        <>
          <PastPick />
          {calibrating && (
            <>
              <ReopenButton one={one} onDone={changed} />
              <StepButton one={one} name="publish" main onDone={changed} />
            </>
          )}
        </>
      }
    >
      <PastBanner missing={t("evaluations.past")} />
      <p className={`${styles.facts} soft small`}>
        <span>{t("evaluations.lookNote")}</span>
        {all.hidden && <span>{t("evaluations.ownHidden")}</span>}
        {all.unrated > 0 && (
          <span className={styles.trouble}>
            <Icon name="warn" />
            {t("evaluations.unrated", { count: all.unrated })}
          </span>
        )}
      </p>
      <Reopened one={one} />
      <div className={styles.stack}>
        <div className={levelStyles.halves}>
          <Panel title={t("evaluations.spreadOfLevels")}>
            <LevelBars bars={all.bars} levels={levels} />
            {all.over.length > 0 && (
              <p className={styles.trouble}>
                <Icon name="warn" />
                {t(all.quota ? "evaluations.overQuota" : "evaluations.overGuide", {
                  names: all.over.map((n) => levels[n - 1]?.name).join(t("evaluations.comma")),
                })}
              </p>
            )}
          </Panel>
          <Panel title={t("evaluations.habits")}>
            <p className="soft small">{t("evaluations.habitsHint")}</p>
            <Habits habits={all.habits} />
          </Panel>
        </div>
        {calibrating && <p className="soft small">{t("evaluations.boardHint")}</p>}
        <LevelBoard all={all} moves={calibrating} onDone={changed} />
        {more}
        <SpreadTable
          title={t("evaluations.byTeam")}
          head={t("evaluations.teamName")}
          rows={all.teams.map(({ team_id, team_name, bars }) => ({
            key: team_id,
            name: team_name || t("evaluations.noTeam"),
            bars,
          }))}
          levels={levels}
        />
        {all.job_levels.length > 0 && (
          <SpreadTable
            title={t("evaluations.byJobLevel")}
            head={t("evaluations.jobLevel")}
            rows={all.job_levels.map(({ job_level, bars }) => ({
              key: job_level,
              name: job_level || t("evaluations.noJobLevel"),
              bars,
            }))}
            levels={levels}
          />
        )}
      </div>
    </Page>
  );
}
