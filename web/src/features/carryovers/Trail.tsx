import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { formatDate } from "../../lib/dates";
import { formatDecimal } from "../../lib/numbers";
import { Panel } from "../../ui/Panel";
import { useWords } from "../../ui/words";
import { ZoneMark } from "../../ui/ZoneMark";
import { along } from "./along";
import { type Leg, trailQuery } from "./api";
import styles from "./Carryovers.module.css";

/** Where an objective comes from and what became of it in the next cycle; nothing where it is neither. */
export default function Trail({ objectiveId }: { objectiveId: string }) {
  const { t, locale } = useWords();
  const { data } = useQuery(trailQuery(objectiveId));
  if (!data?.from && !data?.to) return null;
  const { from, to } = data;
  return (
    <Panel title={t("carryovers.trail")}>
      <div className={styles.legs}>
        {from && (
          <div className={styles.leg}>
            <span>
              {t("carryovers.comesFrom", { cycle: from.cycle_name })} <Other leg={from} />{" "}
              {from.final && <ZoneMark grade={from.final} />}
            </span>
            <span className="soft small">
              {[t(`carryovers.how.${from.how}`), along(from, t)].filter(Boolean).join(" · ")}
            </span>
            {from.results.length > 0 && (
              <ul className={styles.reached}>
                {from.results.map((one) => (
                  <li key={one.key_result_id} className="small">
                    {t("carryovers.reached", {
                      title: one.title,
                      value: formatDecimal(one.reached, { locale, unit: one.unit }),
                      on: formatDate(one.on, locale),
                    })}
                  </li>
                ))}
              </ul>
            )}
          </div>
        )}
        {to && (
          <div className={styles.leg}>
            <span>
              {t(to.how === "dropped" ? "carryovers.droppedThen" : "carryovers.wentTo", {
                cycle: to.cycle_name,
              })}{" "}
              <Other leg={to} />
            </span>
            <span className="soft small">
              {to.how === "dropped"
                ? to.reason
                : [t(`carryovers.how.${to.how}`), along(to, t)].filter(Boolean).join(" · ")}
            </span>
          </div>
        )}
      </div>
    </Panel>
  );
}

function Other({ leg }: { leg: Leg }) {
  if (!leg.objective_id) return null;
  return (
    <Link to="/okrs/$objectiveId" params={{ objectiveId: leg.objective_id }}>
      {leg.title}
    </Link>
  );
}
