import { Panel } from "../../ui/Panel";
import { usePast } from "../../ui/past";
import { useWords } from "../../ui/words";
import type { AnyInsight, Insight } from "./api";
import { FullLoad } from "./FullLoad";
import styles from "./Insight.module.css";
import { Lead, useGuest } from "./Lead";
import { LoadList } from "./LoadList";
import { actionsOf, resultsOf } from "./places";

/** Whether the work is planned, who carries too much, and whose focus is wide. */
export function Work({ data }: { data: Insight }) {
  const { t } = useWords();
  const past = usePast();
  const { load, focus } = data;
  const full = (load ?? []).filter((one) => one.actions > 0);
  return (
    <div className={styles.two}>
      <Plans data={data} />
      <Panel title={t("insight.load")}>
        {!load && <FullLoad of={{ team: data.team_id, cycle: data.cycle.id, asof: past }} />}
        {load && full.length === 0 && <p className="soft">{t("insight.noLoad")}</p>}
        {full.length > 0 && <LoadList list={full} cycle={data.cycle.id} />}
        {focus.length > 0 && (
          <>
            <h3 className={styles.sub}>{t("insight.focus")}</h3>
            <ul className={styles.load}>
              {focus.map((one) => (
                <li key={one.person_id}>
                  <Lead to="/okrs" search={{ of: `person:${one.person_id}`, cycle: data.cycle.id }}>
                    {one.name}
                  </Lead>
                  <span>{t("insight.cellObjectives", { count: one.objectives })}</span>
                </li>
              ))}
            </ul>
            {data.unfocused > focus.length && (
              <p className="soft small">{t("insight.moreFocus", { count: data.unfocused - focus.length })}</p>
            )}
          </>
        )}
      </Panel>
    </div>
  );
}

type State = "todo" | "doing" | "blocked" | "done";

/** What the plans of key results under way come to. */
export function Plans({ data }: { data: AnyInsight }) {
  const { t } = useWords();
  const past = usePast();
  const guest = useGuest();
  const { plans } = data;
  const led = (count: number, of: { late?: true; slipping?: true; state?: State[] }) =>
    count === 0 ? (
      count
    ) : (
      <Lead to="/actions" search={{ ...actionsOf(data), ...of }}>
        {count}
      </Lead>
    );
  return (
    <Panel title={<span id="insight-plans">{t("insight.plans")}</span>}>
      <dl className={styles.facts}>
        <dt>{t("insight.unplanned")}</dt>
        <dd>
          {plans.unplanned === 0 || past ? (
            plans.unplanned
          ) : (
            <Lead to="/okrs" search={resultsOf(data, t("insight.find.unplanned"))}>
              {plans.unplanned}
            </Lead>
          )}
          {t("insight.ofAll", { all: plans.key_results })}
        </dd>
        <dt>{t("insight.overdue")}</dt>
        <dd>{led(plans.overdue, { late: true })}</dd>
        <dt>{t("insight.slipping")}</dt>
        <dd>{led(plans.slipping, { slipping: true })}</dd>
        <dt>{t("insight.doneOf")}</dt>
        <dd>
          {led(plans.done, { state: ["done"] })}
          {t("insight.ofAll", { all: "" })}
          {led(plans.done + plans.open, { state: ["todo", "doing", "blocked", "done"] })}
        </dd>
      </dl>
      {!guest && <p className="soft small">{t("insight.plansWords")}</p>}
    </Panel>
  );
}
