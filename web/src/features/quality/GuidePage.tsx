import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { cyclesQuery } from "../../api/cycles";
import { type Objective, objectiveQuery } from "../../api/okr";
import { ApiProblem } from "../../api/problem";
import { ButtonLink } from "../../ui/ButtonLink";
import { EmptyState } from "../../ui/EmptyState";
import { Page } from "../../ui/Page";
import { Presence } from "../../ui/Presence";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { Slot } from "../../ui/slots";
import { useWords } from "../../ui/words";
import { AlignStep } from "./AlignStep";
import { readinessQuery } from "./api";
import { Finish } from "./Finish";
import styles from "./Guide.module.css";
import { OtherDrafts } from "./OtherDrafts";
import { PlanStep } from "./PlanStep";
import { Readiness } from "./Readiness";
import { StepNav } from "./StepNav";
import { firstOpen, type Goal, type GuideStep, steps } from "./steps";

const route = getRouteApi("/inside/okrs/$objectiveId/guide");

/** The four steps of making an OKR, one page each, with the checklist beside them. */
export function GuidePage() {
  const { t } = useWords();
  const { objectiveId } = route.useParams();
  const goal = route.useSearch();
  const objective = useQuery(objectiveQuery(objectiveId));
  const readiness = useQuery(readinessQuery(objectiveId));
  const problem = objective.error ?? readiness.error;
  if (problem instanceof ApiProblem && problem.status === 404)
    return (
      <Page title={t("quality.gone")}>
        <EmptyState
          title={t("quality.gone")}
          action={<ButtonLink to="/okrs">{t("quality.toList")}</ButtonLink>}
        >
          {t("quality.goneWords")}
        </EmptyState>
      </Page>
    );
  if (!objective.data || !readiness.data)
    return (
      <Page title={t("quality.guide")}>
        {problem ? (
          <ProblemNotice
            error={problem}
            retry={() => {
              void objective.refetch();
              void readiness.refetch();
            }}
          />
        ) : (
          <Skeleton />
        )}
      </Page>
    );
  return (
    <Guide
      key={objectiveId}
      objective={objective.data}
      goal={goal}
      start={firstOpen(readiness.data.steps)}
      tallies={readiness.data.steps}
    />
  );
}

interface GuideProps {
  objective: Objective;
  goal: Goal;
  /** The step to show where the address names none. */
  start: GuideStep;
  tallies: React.ComponentProps<typeof StepNav>["tallies"];
}

function Guide({ objective, goal, start, tallies }: GuideProps) {
  const { t } = useWords();
  const cycles = useQuery(cyclesQuery);
  // Where it begins is settled once: mending the last line of a step must not pull the page away.
  const begun = useRef(start);
  const step = goal.step ?? begun.current;
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    heading.current?.focus();
  }, [step]);
  const cycle = cycles.data?.find((c) => c.id === objective.cycle_id);
  return (
    <Page
      title={objective.title}
      subtitle={[cycle?.name, objective.owner_name || objective.team_name].filter(Boolean).join(" · ")}
      above={<Link to="/okrs">{t("quality.toList")}</Link>}
      actions={
        <>
          <Presence of={{ kind: "objective", id: objective.id }} />
          <ButtonLink to={`/okrs/${objective.id}` as string}>{t("quality.toObjective")}</ButtonLink>
        </>
      }
    >
      <StepNav objectiveId={objective.id} current={step} tallies={tallies} />
      <div className={styles.two}>
        <div className={styles.work}>
          <div className={styles.step}>
            <h2 ref={heading} tabIndex={-1} className={styles.heading}>
              {t(`quality.step.${step}`)}
            </h2>
            <p className="soft">{t(`quality.why.${step}`)}</p>
            <Work step={step} objective={objective} goal={goal} />
          </div>
          <Onward objectiveId={objective.id} step={step} />
          {step === "cadence" && <Finish objective={objective} />}
          <OtherDrafts objective={objective} />
        </div>
        <aside className={styles.beside} aria-label={t("quality.readiness")}>
          <Readiness objectiveId={objective.id} />
          <Slot name="carriedOver" objectiveId={objective.id} />
          <Slot name="lastTime" objectiveId={objective.id} />
          {step !== "cadence" && <Finish objective={objective} small />}
        </aside>
      </div>
    </Page>
  );
}

function Work({ step, objective, goal }: { step: GuideStep; objective: Objective; goal: Goal }) {
  const navigate = route.useNavigate();
  if (step === "align") return <AlignStep objective={objective} />;
  if (step === "key_results")
    return (
      <Slot
        name="keyResults"
        objectiveId={objective.id}
        open={goal.kr}
        field={goal.field}
        // So that the same line leads there again.
        onClose={() => void navigate({ search: { step }, replace: true })}
      />
    );
  if (step === "plan") return <PlanStep objective={objective} kr={goal.kr} />;
  return <Slot name="tracking" objectiveId={objective.id} open={goal.kr} />;
}

/** To the step before and the step after. */
function Onward({ objectiveId, step }: { objectiveId: string; step: GuideStep }) {
  const { t } = useWords();
  const at = steps.indexOf(step);
  const before = steps[at - 1];
  const after = steps[at + 1];
  const to = (next: GuideStep) => ({
    to: "/okrs/$objectiveId/guide" as const,
    params: { objectiveId },
    search: { step: next },
  });
  return (
    <nav className={styles.onward} aria-label={t("quality.onward")}>
      {before && (
        <ButtonLink {...to(before)}>{t("quality.back", { step: t(`quality.step.${before}`) })}</ButtonLink>
      )}
      {after && (
        <ButtonLink {...to(after)} look="main" className={styles.next}>
          {t("quality.next", { step: t(`quality.step.${after}`) })}
        </ButtonLink>
      )}
    </nav>
  );
}
