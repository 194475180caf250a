import { useWords } from "../../ui/words";
import type { Answers, FormPlan, Rating } from "./api";
import styles from "./Evaluations.module.css";
import { RatingLines } from "./RatingLines";

/** What a reviewer said, and what it comes to. */
export function Said({ plan, answers, rating }: { plan: FormPlan; answers: Answers; rating?: Rating }) {
  const { t } = useWords();
  return (
    <div className={styles.said}>
      {answers.sections.length === 0 && <p className="soft">{t("evaluations.saidLost")}</p>}
      {answers.sections.map((each) => (
        <div key={each.section}>
          <h3>
            {t(`evaluations.section.${each.section}`)}{" "}
            <span className="soft">
              {each.level
                ? t("evaluations.levelIs", { n: each.level, name: plan.levels[each.level - 1]?.name })
                : t("evaluations.cantJudge")}
            </span>
          </h3>
          {each.words && <p className={styles.words}>{each.words}</p>}
        </div>
      ))}
      {answers.words && (
        <div>
          <h3>{t("evaluations.wholeWords")}</h3>
          <p className={styles.words}>{answers.words}</p>
        </div>
      )}
      {rating && <RatingLines plan={plan} rating={rating} />}
    </div>
  );
}
