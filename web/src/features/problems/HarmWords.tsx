import type { Problem } from "../../api/problems";
import { formatProgress } from "../../lib/numbers";
import { useWords } from "../../ui/words";
import styles from "./Problems.module.css";
import { harmNumber } from "./views";

/** How much a problem harms; a press shows what the number is made of. */
export function HarmWords({ problem, open }: { problem: Problem; open?: boolean }) {
  const { t, locale } = useWords();
  const { harm, age } = problem;
  const number = (n: number) => harmNumber(n, locale);
  const values = { points: number(harm.points), age, total: number(harm.total) };
  return (
    <details className={styles.harm} open={open}>
      <summary>{t("problems.harmIs", { total: values.total })}</summary>
      <p>
        {problem.state === "solved"
          ? t("problems.made.solved")
          : harm.by === "severity"
            ? t("problems.made.severity", {
                ...values,
                severity: t(`problems.severities.${problem.severity}`),
              })
            : t("problems.made.gap", {
                ...values,
                share: formatProgress(harm.share, locale),
                gap: formatProgress(harm.gap, locale),
              })}
      </p>
    </details>
  );
}
