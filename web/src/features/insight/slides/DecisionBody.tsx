import type { Problem } from "../../../api/problems";
import { useWords } from "../../../ui/words";
import type { Trouble } from "../api";
import { shortly } from "./changes";
import styles from "./Slides.module.css";
import type { Material } from "./slidesOf";

/** Of each kind on the slide. */
const ROWS = 5;

export interface Decisions {
  /** Problems of which somebody was asked to decide and hasn't. */
  asked: readonly Problem[];
  moreAsked: boolean;
  /** Key results that may not succeed and that nobody does anything about. */
  idle: readonly Trouble[];
}

export function decisionsIn({ data, undecided, moreUndecided }: Material): Decisions {
  return {
    asked: undecided.slice(0, ROWS),
    moreAsked: moreUndecided || undecided.length > ROWS,
    idle: data.trouble.filter((one) => one.actions === 0),
  };
}

/** What the meeting has to decide: what was asked of somebody, and what goes wrong without anything being done. */
export function DecisionBody({ of: { asked, moreAsked, idle } }: { of: Decisions }) {
  const { t } = useWords();
  return (
    <div className={styles.lines}>
      {asked.length === 0 && idle.length === 0 && (
        <p className={styles.large}>{t("insight.slides.nothingToDecide")}</p>
      )}
      {asked.length > 0 && (
        <>
          <h3>{t("insight.slides.asked")}</h3>
          <ul className={styles.rows}>
            {asked.map((one) => (
              <li key={one.id}>
                <div>
                  <b>{shortly(one.decision?.question ?? one.title)}</b>
                  <small>
                    {[
                      one.title,
                      one.key_result_title ?? one.objective_title ?? one.team_name,
                      one.decision?.decider_name &&
                        t("insight.slides.decider", { name: one.decision.decider_name }),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </small>
                </div>
              </li>
            ))}
          </ul>
          {moreAsked && <p className="soft">{t("insight.slides.moreAsked")}</p>}
        </>
      )}
      {idle.length > 0 && (
        <>
          <h3>{t("insight.slides.idle")}</h3>
          <ul className={styles.rows}>
            {idle.slice(0, ROWS).map((one) => (
              <li key={one.key_result_id}>
                <div>
                  <b>{one.title}</b>
                  <small>{[one.objective_title, one.owner_name].filter(Boolean).join(" · ")}</small>
                </div>
              </li>
            ))}
          </ul>
          {idle.length > ROWS && (
            <p className="soft">{t("insight.slides.moreIdle", { count: idle.length - ROWS })}</p>
          )}
        </>
      )}
    </div>
  );
}
