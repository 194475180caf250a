import { useQuery } from "@tanstack/react-query";
import { formatDate } from "../../lib/dates";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { useWords } from "../../ui/words";
import { rulesForMeQuery } from "./api";
import styles from "./Incentives.module.css";
import { Lines } from "./Lines";
import { Terms } from "./Terms";

/** The published schemes that are for the reader: how each pays, before anybody has a score. */
export function RulesForMe() {
  const { t, locale } = useWords();
  const { data = [], error, refetch } = useQuery(rulesForMeQuery(usePast()));
  return (
    <>
      <ProblemNotice error={error} retry={() => void refetch()} />
      {data.map((one) => (
        <Panel key={one.incentive_id} title={t("incentives.rulesOf", { title: one.title })}>
          <p className="soft small">
            {t(`incentives.preset.${one.rules.preset}`)} · {formatDate(one.starts_on, locale)} –{" "}
            {formatDate(one.ends_on, locale)}
          </p>
          <p>{t(`incentives.means.${one.rules.preset}`)}</p>
          <Terms rules={one.rules} />
          <details>
            <summary>{t("incentives.preview")}</summary>
            <div className={styles.stack}>
              {one.example.length === 0 && <p>{t("incentives.noExample")}</p>}
              {one.example.map((each) => (
                <section key={each.person_id}>
                  <h3>{t(`incentives.example.${each.person_id}`, { score: each.score })}</h3>
                  <Lines payout={each} />
                </section>
              ))}
            </div>
          </details>
        </Panel>
      ))}
    </>
  );
}
