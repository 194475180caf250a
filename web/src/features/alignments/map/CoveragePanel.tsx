import { Link } from "@tanstack/react-router";
import { formatProgress } from "../../../lib/numbers";
import { Panel } from "../../../ui/Panel";
import { useWords } from "../../../ui/words";
import { toObjective } from "../ways";
import type { Coverage } from "./api";
import styles from "./MapPage.module.css";

interface CoveragePanelProps {
  coverage: Coverage;
  theme: string | undefined;
}

/** How well the work covers the strategy: themes that nobody serves, objectives that serve nothing. */
export function CoveragePanel({ coverage, theme }: CoveragePanelProps) {
  const { t, locale } = useWords();
  const { themes, adrift, teams } = coverage;
  const all = teams.reduce((sum, each) => sum + each.objectives, 0);
  const serving = teams.reduce((sum, each) => sum + each.serving, 0);
  const bare = themes.filter((each) => each.direct === 0);
  const served = themes.filter((each) => each.direct > 0);
  return (
    <Panel title={t("alignments.coverage.title")}>
      <p>
        {all === 0
          ? t("alignments.coverage.none")
          : t("alignments.coverage.said", {
              count: all,
              serving,
              share: formatProgress(serving / all, locale),
            })}
      </p>
      {bare.length > 0 && (
        <>
          <h3 className={styles.sub}>{t("alignments.coverage.bare", { count: bare.length })}</h3>
          <ul className={styles.plain}>
            {bare.map((each) => (
              <li key={each.id}>{each.title}</li>
            ))}
          </ul>
        </>
      )}
      {adrift.length > 0 && (
        <>
          <h3 className={styles.sub}>{t("alignments.coverage.adrift", { count: adrift.length })}</h3>
          <ul className={styles.plain}>
            {adrift.map((each) => (
              <li key={each.id}>
                <Link {...toObjective(each.id)}>{each.title}</Link>{" "}
                <span className="soft small">{each.owner_name || each.team_name}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {served.length > 0 && (
        <>
          <h3 className={styles.sub}>{t("alignments.coverage.served")}</h3>
          <ul className={styles.plain}>
            {served.map((each) => (
              <li key={each.id} className={styles.share}>
                <Link
                  from="/map"
                  to="/map"
                  search={(old) => ({ ...old, theme: each.id })}
                  aria-current={theme === each.id || undefined}
                >
                  {each.title}
                </Link>
                <span className="soft">{each.reached}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {teams.length > 0 && (
        <>
          <h3 className={styles.sub}>{t("alignments.coverage.teams")}</h3>
          <ul className={styles.plain}>
            {teams.map((each) => (
              <li key={each.team_id ?? ""} className={styles.share}>
                <span>{each.team_name || t("alignments.coverage.noTeam")}</span>
                <span className="soft">
                  {each.serving}/{each.objectives}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
