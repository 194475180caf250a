import { Link } from "@tanstack/react-router";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../ui/words";
import styles from "./StepNav.module.css";
import { type GuideStep, steps } from "./steps";

export interface StepNavProps {
  objectiveId: string;
  current: GuideStep;
  tallies: readonly { step: GuideStep; lines: number; fail: number }[];
}

/** The four steps with what each still lacks. */
export function StepNav({ objectiveId, current, tallies }: StepNavProps) {
  const { t } = useWords();
  return (
    <nav aria-label={t("quality.steps")}>
      <ol className={styles.steps}>
        {steps.map((step, i) => {
          const fail = tallies.find((tally) => tally.step === step)?.fail ?? 0;
          return (
            <li key={step}>
              <Link
                to="/okrs/$objectiveId/guide"
                params={{ objectiveId }}
                search={{ step }}
                className={styles.step}
                aria-current={step === current ? "step" : undefined}
              >
                <span className={styles.number} data-done={fail === 0 || undefined} aria-hidden="true">
                  {fail === 0 ? <Icon name="check" size={14} /> : i + 1}
                </span>
                <span>
                  <span className={styles.name}>{t(`quality.step.${step}`)}</span>
                  <span className={styles.lacks}>
                    {fail === 0 ? t("quality.done") : t("quality.lacks", { count: fail })}
                  </span>
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
