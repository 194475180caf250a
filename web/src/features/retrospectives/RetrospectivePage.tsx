import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { can } from "../../api/can";
import { formatInstant } from "../../lib/dates";
import { NotThen } from "../../ui/NotThen";
import { Page } from "../../ui/Page";
import { PastBanner, PastPick, usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { AnalysisFacts } from "./AnalysisFacts";
import { type ObjectiveFacts, type Retrospective, retrospectiveQuery } from "./api";
import { Causes } from "./Causes";
import { GoalFacts } from "./GoalFacts";
import { Lessons } from "./Lessons";
import { ResultFactsPart } from "./ResultFactsPart";
import styles from "./Retrospectives.module.css";
import { StepPart } from "./StepPart";
import { useBeginnings } from "./useBeginnings";

/** Looking back on an objective: four steps, each with what is known and what people say. */
export function RetrospectivePage() {
  const { t } = useWords();
  const { objectiveId } = useParams({ from: "/inside/review/$objectiveId/retrospective" });
  const { data, error, refetch } = useQuery(retrospectiveQuery({ objectiveId }, usePast()));
  return (
    <Page
      title={data ? t("retrospectives.of", { title: data.title }) : t("retrospectives.title")}
      above={
        <Link to="/review/$objectiveId" params={{ objectiveId }}>
          {t("retrospectives.toScores")}
        </Link>
      }
      subtitle={data?.cycle_name}
      actions={<PastPick />}
    >
      {data && <PastBanner missing={t("retrospectives.past.page")} />}
      <NotThen
        error={error}
        missing={t("retrospectives.past.page")}
        none={t("retrospectives.past.notThen")}
        retry={() => void refetch()}
      />
      {!data && !error && <Skeleton lines={10} />}
      {data?.objective && <Whole look={data} facts={data.objective} objectiveId={objectiveId} />}
    </Page>
  );
}

interface WholeProps {
  look: Retrospective;
  facts: ObjectiveFacts;
  objectiveId: string;
}

function Whole({ look, facts, objectiveId }: WholeProps) {
  const begin = useBeginnings(facts);
  const subject = { objectiveId };
  const may = can(look, "retrospective.update");
  const step = { subject, look, may };
  return (
    <div className={styles.steps}>
      <Written look={look} />
      <StepPart step="goal" {...step} facts={begin.goal}>
        <GoalFacts look={look} facts={facts} />
      </StepPart>
      <StepPart step="result" {...step} facts={begin.result}>
        <ResultFactsPart facts={facts} />
      </StepPart>
      <StepPart step="analysis" {...step} facts={begin.analysis}>
        <AnalysisFacts facts={facts} causes={look.causes} may={may} />
        <Causes subject={subject} causes={look.causes} may={can(look, "cause.create")} />
      </StepPart>
      <StepPart step="insight" {...step}>
        <Lessons subject={subject} lessons={look.lessons} may={can(look, "lesson.create")} />
      </StepPart>
    </div>
  );
}

/** Who wrote last, and that nothing can be written yet where the objective never began. */
export function Written({ look }: { look: Retrospective }) {
  const { t, locale } = useWords();
  if (!look.written_name || !look.written_at) return null;
  return (
    <p className="soft small">
      {t("retrospectives.written", {
        who: look.written_name,
        at: formatInstant(look.written_at, locale),
      })}
    </p>
  );
}
