import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { type Objective, objectiveQuery } from "../../../api/okr";
import { ApiProblem } from "../../../api/problem";
import { useCycles } from "../../../ui/cyclesOfDay";
import { EmptyState } from "../../../ui/EmptyState";
import { Page } from "../../../ui/Page";
import { Panel } from "../../../ui/Panel";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { PastBanner, PastPick, usePast } from "../../../ui/past";
import { Skeleton } from "../../../ui/Skeleton";
import { Slot } from "../../../ui/slots";
import { useWords } from "../../../ui/words";
import { SentenceField } from "../keyResult/SentenceField";
import { WeighButton } from "../keyResult/WeighButton";
import styles from "./Detail.module.css";
import { ObjectiveHead } from "./ObjectiveHead";
import { ResultSection } from "./ResultSection";
import { Revisions } from "./Revisions";
import { StepBar } from "./StepBar";

/** One objective: where it stands and why, its key results with their plans and check-ins, and all that was said and changed. */
export function ObjectivePage() {
  const { t } = useWords();
  const { objectiveId } = useParams({ strict: false }) as { objectiveId: string };
  const past = usePast();
  const objective = useQuery(objectiveQuery(objectiveId, past));
  const above = (
    <Link to={"/okrs" as string} search={{} as never}>
      {t("objectives.detail.back")}
    </Link>
  );
  if (objective.error instanceof ApiProblem && objective.error.status === 404) {
    return (
      <Page title={t(past ? "objectives.detail.notThen" : "objectives.detail.gone")} above={above}>
        <PastBanner missing="" />
        <EmptyState title={t(past ? "objectives.detail.notThen" : "objectives.detail.gone")}>
          {t(past ? "objectives.detail.notThenWords" : "objectives.detail.goneWords")}
        </EmptyState>
      </Page>
    );
  }
  if (!objective.data) {
    return (
      <Page title={t("objectives.detail.loading")} above={above}>
        {objective.error ? (
          <ProblemNotice error={objective.error} retry={() => void objective.refetch()} />
        ) : (
          <Skeleton />
        )}
      </Page>
    );
  }
  return <Shown objective={objective.data} above={above} />;
}

function Shown({ objective, above }: { objective: Objective; above: React.ReactNode }) {
  const { t } = useWords();
  const past = usePast();
  const { kr, revise } = useSearch({ strict: false }) as { kr?: string; revise?: true };
  const cycles = useCycles();
  const cycle = cycles.data?.find((c) => c.id === objective.cycle_id);
  const results = objective.key_results ?? [];
  useEffect(() => {
    if (kr) document.getElementById(`kr-${kr}`)?.scrollIntoView({ block: "start" });
  }, [kr]);
  return (
    <Page
      title={<span data-quote={`objective:${objective.id}:title`}>{objective.title}</span>}
      name={objective.title}
      subtitle={cycle?.name}
      above={above}
      actions={
        <>
          <PastPick />
          {!past && <StepBar objective={objective} />}
        </>
      }
    >
      <PastBanner missing={t("objectives.detail.past")} />
      <ObjectiveHead objective={objective} />
      <div className={styles.two}>
        <div className={styles.column}>
          {!past && (
            <div className={styles.columnTools}>
              <WeighButton objective={objective} />
            </div>
          )}
          {results.map((result) => (
            <ResultSection
              key={result.id}
              objective={objective}
              result={result}
              open={result.id === kr || (!kr && results.length === 1)}
              revise={result.id === kr && revise === true}
            />
          ))}
          {results.length === 0 && <EmptyState title={t("objectives.detail.noResults")} />}
          {objective.change_rule === "freely" && objective.can.includes("key_result.create") && (
            <Panel>
              <SentenceField objective={objective} />
            </Panel>
          )}
        </div>
        <div className={styles.column}>
          {!past && <Present objective={objective} />}
          <Panel title={t("objectives.detail.alignments")}>
            <Slot name="alignments" objectiveId={objective.id} />
          </Panel>
          <Revisions objective={objective} />
          <Slot name="talk" subjectKind="objective" subjectId={objective.id} within />
        </div>
      </div>
    </Page>
  );
}

/** What is known of the present alone: what a draft lacks, and where it came from. */
function Present({ objective }: { objective: Objective }) {
  return (
    <>
      {objective.state !== "active" && objective.state !== "closed" && (
        <Slot name="readiness" objectiveId={objective.id} />
      )}
      <Slot name="carriedOver" objectiveId={objective.id} />
    </>
  );
}
