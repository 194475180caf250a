import type { Problem } from "../../api/problems";
import { formatInstant } from "../../lib/dates";
import { useWords } from "../../ui/words";
import styles from "./Sheet.module.css";

type Step = NonNullable<Problem["history"]>[number];

/** What became of a problem, oldest first, each with the words that were said. */
export function History({ steps }: { steps: readonly Step[] }) {
  const { t, locale } = useWords();
  return (
    <section className={styles.part}>
      <h3>{t("problems.history")}</h3>
      <ol className={styles.history}>
        {steps.map((step) => (
          <li key={step.id}>
            <span>
              {t(`problems.steps.${step.kind}`, {
                who: step.person_name || t("problems.system"),
                to: step.to_name ?? "",
              })}
            </span>{" "}
            <time className="soft small" dateTime={step.at}>
              {formatInstant(step.at, locale)}
            </time>
            {step.words && <p className={styles.words}>{step.words}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
