import { OutcomeColour } from "../../ui/DueDates";
import { outcomeSign } from "../../ui/dueOutcome";
import { useWords } from "../../ui/words";
import type { Score } from "./api";
import styles from "./Rhythm.module.css";
import { partsOf } from "./score";

/** A week's due dates: how many of each outcome, by sign; the words are for screen readers and on hover. */
export function ScoreMarks({ score }: { score: Score }) {
  const { t } = useWords();
  const parts = partsOf(score);
  if (parts.length === 0) return <span className="soft">{t("rhythm.nothingDue")}</span>;
  const words = parts
    .map((part) => `${t(`ui.due.outcome.${part.outcome}`)} ${part.count}`)
    .join(t("rhythm.comma"));
  return (
    <span className={styles.score} title={words}>
      <span className="hidden-visually">{words}</span>
      {parts.map((part) => (
        <OutcomeColour key={part.outcome} outcome={part.outcome} aria-hidden="true">
          {outcomeSign[part.outcome]}
          {part.count}
        </OutcomeColour>
      ))}
    </span>
  );
}
