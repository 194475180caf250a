import { useWords } from "../../ui/words";
import type { Score } from "./api";
import { type Outcome, outcomeSign, partsOf } from "./outcome";
import styles from "./Rhythm.module.css";

/** What became of a due date: sign and word. */
export function OutcomeMark({ outcome }: { outcome: Outcome }) {
  const { t } = useWords();
  return (
    <span className={styles.mark} data-outcome={outcome}>
      <span aria-hidden="true">{outcomeSign[outcome]}</span>
      {t(`rhythm.outcome.${outcome}`)}
    </span>
  );
}

/** A week's due dates: how many of each outcome, by sign; the words are for screen readers and on hover. */
export function ScoreMarks({ score }: { score: Score }) {
  const { t } = useWords();
  const parts = partsOf(score);
  if (parts.length === 0) return <span className="soft">{t("rhythm.nothingDue")}</span>;
  const words = parts
    .map((part) => `${t(`rhythm.outcome.${part.outcome}`)} ${part.count}`)
    .join(t("rhythm.comma"));
  return (
    <span className={styles.score} title={words}>
      <span className="hidden-visually">{words}</span>
      {parts.map((part) => (
        <span key={part.outcome} className={styles.mark} data-outcome={part.outcome} aria-hidden="true">
          {outcomeSign[part.outcome]}
          {part.count}
        </span>
      ))}
    </span>
  );
}
