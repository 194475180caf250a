import { useWords } from "../../ui/words";
import type { FormPlan, Rating } from "./api";
import styles from "./Evaluations.module.css";

/** A rating line by line, as it can be worked out by hand. */
export function RatingLines({ plan, rating }: { plan: FormPlan; rating: Rating }) {
  const { t } = useWords();
  const level = rating.level ? plan.levels[rating.level - 1]?.name : undefined;
  return (
    <div className={styles.rating}>
      <table className={styles.lines}>
        <caption className="hidden-visually">{t("evaluations.comesTo")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("evaluations.part")}</th>
            <th scope="col">{t("evaluations.weight")}</th>
            <th scope="col">{t("evaluations.grade")}</th>
          </tr>
        </thead>
        <tbody>
          {rating.lines.map((line) => (
            <tr key={line.section}>
              <th scope="row">
                {t(`evaluations.section.${line.section}`)}
                {line.section === "okr" && rating.score && (
                  <span className="soft small">
                    {" "}
                    1 + {rating.score} × {plan.levels.length - 1}
                  </span>
                )}
              </th>
              <td>{line.weight}%</td>
              <td>{line.grade ?? t("evaluations.unknownGrade")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.number}>
        {rating.value ? (
          <>
            {rating.sum} = <b>{rating.value}</b> →{" "}
            <b>{t("evaluations.levelIs", { n: rating.level, name: level })}</b>
          </>
        ) : (
          t("evaluations.tooLittle", { covered: rating.covered })
        )}
      </p>
      {rating.value && rating.covered < 100 && (
        <p className="soft small">{t("evaluations.covered", { covered: rating.covered })}</p>
      )}
    </div>
  );
}
