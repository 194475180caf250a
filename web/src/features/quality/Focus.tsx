import { Link } from "@tanstack/react-router";
import type { Objective } from "../../api/okr";
import { useWords } from "../../ui/words";
import type { Readiness } from "./api";
import styles from "./Guide.module.css";

/** How many objectives there are against the focus policy and, where there are too many, what to let go. */
export function Focus({ objective, focus }: { objective: Objective; focus: Readiness["focus"] }) {
  const { t } = useWords();
  const over = focus.count > focus.recommended;
  const given = {
    name: objective.owner_name || objective.team_name,
    count: focus.count,
    recommended: focus.recommended,
    most: focus.most,
  };
  return (
    <div className={styles.part}>
      <h3>{t("quality.focus.title")}</h3>
      <p>{t(over ? "quality.focus.over" : "quality.focus.within", given)}</p>
      {focus.drops.length > 0 && (
        <>
          <p>{t("quality.focus.drop")}</p>
          <ul className={styles.list}>
            {focus.drops.map((drop) => (
              <li key={drop.id}>
                {drop.id === objective.id ? (
                  <strong>{t("quality.focus.this", { title: drop.title })}</strong>
                ) : (
                  <Link to={`/okrs/${drop.id}` as string}>{drop.title}</Link>
                )}
                <span className="soft"> · {drop.reasons.join(t("quality.comma"))}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
