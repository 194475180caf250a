import { useQuery } from "@tanstack/react-query";
import { can } from "../../api/can";
import { ButtonLink } from "../../ui/ButtonLink";
import { EmptyState } from "../../ui/EmptyState";
import { Icon } from "../../ui/Icon";
import { useMe } from "../../ui/me";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import styles from "./FirstSteps.module.css";
import { type Begun, begunQuery } from "./firstSteps";

interface Step {
  /** Key of its words. */
  name: "cycle" | "people" | "themes" | "paste" | "activate";
  to: string;
  /** Who can take it. */
  action: string;
  done: (begun: Begun) => boolean;
}

const steps: readonly Step[] = [
  { name: "cycle", to: "/settings/cycles", action: "cycle.create", done: (b) => b.cycle },
  { name: "people", to: "/people", action: "person.create", done: (b) => b.people },
  { name: "themes", to: "/settings/themes", action: "theme.create", done: (b) => b.themes },
  { name: "paste", to: "/okrs/paste", action: "objective.create", done: (b) => b.objectives },
  { name: "activate", to: "/okrs", action: "objective.create", done: (b) => b.active },
];

/** From nothing to the first weekly check-in: the steps that this person can take, the next one with its button. */
export function FirstSteps() {
  const { t } = useWords();
  const me = useMe();
  const begun = useQuery(begunQuery);
  if (begun.error) return <ProblemNotice error={begun.error} retry={() => void begun.refetch()} />;
  if (!begun.data) return <Skeleton lines={6} />;
  if (!begun.data.cycle && !can(me, "cycle.create"))
    return <EmptyState title={t("home.noCycle.title")}>{t("home.noCycle.wait")}</EmptyState>;
  const mine = steps.filter((step) => can(me, step.action));
  const next = mine.find((step) => !step.done(begun.data) && (step.name === "cycle" || begun.data.cycle));
  return (
    <Panel title={t(mine.length > 2 ? "home.begin.title" : "home.empty.title")}>
      <ol className={styles.steps}>
        {mine.map((step, at) => {
          const done = step.done(begun.data);
          return (
            <li key={step.name} className={styles.step} aria-current={step === next ? "step" : undefined}>
              <span className={done ? styles.done : styles.number} aria-hidden="true">
                {done ? <Icon name="check" size={14} /> : at + 1}
              </span>
              <div className={styles.words}>
                <strong>{t(`home.begin.${step.name}.title`)}</strong>
                {done && <span className="soft small"> · {t("home.begin.done")}</span>}
                {!done && <p className="soft small">{t(`home.begin.${step.name}.words`)}</p>}
              </div>
              {!done && (step.name === "cycle" || begun.data.cycle) && step.name !== "activate" && (
                <ButtonLink to={step.to} look={step === next ? "main" : undefined} size="small">
                  {t(`home.begin.${step.name}.action`)}
                </ButtonLink>
              )}
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
