import { Link } from "@tanstack/react-router";
import { useWords } from "../../ui/words";
import { ZoneMark } from "../../ui/ZoneMark";
import type { Entry } from "./api";
import styles from "./Meeting.module.css";

/** How the owner and the reviewer scored a key result when the meeting opened, with their words. */
export function ScoresApart({ entry }: { entry: Entry }) {
  const { t } = useWords();
  const scores = entry.then.scores;
  if (!scores) return null;
  return (
    <>
      <dl className={styles.scores}>
        {(["self", "reviewer", "suggested"] as const).map((which) => (
          <div key={which}>
            <dt>{t(`meetings.entry.${which}`)}</dt>
            <dd>
              <ZoneMark grade={scores[which]} />
            </dd>
          </div>
        ))}
      </dl>
      {scores.self_words && (
        <p className={styles.said}>
          {t("meetings.entry.scored", { who: t("meetings.entry.self"), words: scores.self_words })}
        </p>
      )}
      {scores.reviewer_words && (
        <p className={styles.said}>
          {t("meetings.entry.scored", { who: t("meetings.entry.reviewer"), words: scores.reviewer_words })}
        </p>
      )}
      {entry.objective_id && (
        <Link to="/review/$objectiveId" params={{ objectiveId: entry.objective_id }} className="small">
          {t("meetings.entry.toScore")}
        </Link>
      )}
    </>
  );
}
