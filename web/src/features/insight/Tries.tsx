import { ButtonLink } from "../../ui/ButtonLink";
import { Panel } from "../../ui/Panel";
import { useWords } from "../../ui/words";
import type { CycleHealth } from "./api";
import styles from "./Insight.module.css";

type Try = CycleHealth["advice"][number]["try"];

/** Where what a try is said of can be seen; nothing for those that need no look. */
const places: Partial<Record<Try, string>> = {
  fewer: "/okrs",
  measure: "/okrs",
  align: "/map",
  check_in: "/insight/rhythm",
  higher: "/review",
  lower: "/review",
};

/** What to try in the next cycle, each with the counts that it is said for and the way to what they are made of. */
export function Tries({ of, team }: { of: CycleHealth; team?: string }) {
  const { t } = useWords();
  return (
    <Panel title={t("insight.health.tries")}>
      <p className={`${styles.lead} soft small`}>{t("insight.health.triesOf", { cycle: of.name })}</p>
      <ul className={styles.tries}>
        {of.advice.map((one) => (
          <li key={one.try + (one.team_name ?? "")}>
            <span>
              {t(`insight.health.try.${one.try}`, {
                part: one.part,
                of: one.of,
                team: one.team_name || t("insight.health.together"),
              })}
            </span>
            {places[one.try] && (
              <ButtonLink
                size="small"
                look="quiet"
                to={places[one.try] as string}
                search={(one.try === "check_in" ? { team } : { team, cycle: of.cycle_id }) as never}
              >
                {t("insight.health.look")}
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
