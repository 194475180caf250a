import { Link } from "@tanstack/react-router";
import { useWords } from "../../ui/words";
import type { Basis as Base } from "./api";
import styles from "./Incentives.module.css";

/** Where a score of a statement comes from: the objectives, each of which leads to its key results and readings. */
export function Basis({ of, team, beyond }: { of: Base | undefined; team?: boolean; beyond?: boolean }) {
  const { t } = useWords();
  if (!of) return null;
  const whose = team ? "Team" : beyond ? "Beyond" : "";
  const kind = beyond ? "Beyond" : "";
  return (
    <section className={styles.basis}>
      <h3>{t(`incentives.basis.title${whose}`, { score: of.score })}</h3>
      <p className="small">
        {of.same
          ? t(`incentives.basis.${of.objectives.length + of.hidden > 1 ? "same" : "sole"}${kind}`, {
              cycle: of.cycle_name,
            })
          : t(`incentives.basis.${of.mean ? "other" : "open"}${kind}`, {
              cycle: of.cycle_name,
              mean: of.mean,
              score: of.score,
            })}
      </p>
      <ul>
        {of.objectives.map((one) => (
          <li key={one.objective_id}>
            <Link to="/review/$objectiveId" params={{ objectiveId: one.objective_id }}>
              {one.title}
            </Link>
            {one.weight && (
              <span className="soft small">{t("incentives.basis.weight", { weight: one.weight })}</span>
            )}
            <Link className="small" to="/okrs/$objectiveId" params={{ objectiveId: one.objective_id }}>
              {t("incentives.basis.readings")}
              <span className="hidden-visually">{one.title}</span>
            </Link>
            <span className={styles.number}>{one.score ?? t(`incentives.basis.unsettled${kind}`)}</span>
          </li>
        ))}
      </ul>
      {of.hidden > 0 && <p className="soft small">{t("incentives.basis.hidden", { count: of.hidden })}</p>}
      {of.sum && of.mean && (
        <p className={`${styles.number} soft small`}>
          {of.sum} = {of.mean}
        </p>
      )}
    </section>
  );
}
