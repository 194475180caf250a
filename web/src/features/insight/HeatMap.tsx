import { formatProgress } from "../../lib/numbers";
import { Panel } from "../../ui/Panel";
import { type Status, statusColour, statusIcon, statusWord } from "../../ui/status";
import { useWords } from "../../ui/words";
import type { AnyInsight, Cell } from "./api";
import styles from "./Insight.module.css";
import { Lead } from "./Lead";
import { cellOf } from "./places";

/** A cell is as its worst objective. */
const worst = (cell: Cell): Status =>
  cell.off_track > 0
    ? "off_track"
    : cell.at_risk > 0
      ? "at_risk"
      : cell.progress === null
        ? "no_data"
        : "on_track";

/** Teams by themes: where the strategy is worked on, and where it stands badly. Colour, sign and number say the same. */
export function HeatMap({ data }: { data: AnyInsight }) {
  const { t, locale } = useWords();
  const at = new Map(data.cells.map((cell) => [`${cell.team_id} ${cell.theme_id}`, cell]));
  const named = (name: string, none: string) => name || t(none);
  return (
    <Panel title={t("insight.heat")} flush>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a phone and must do so by keys */}
      {/* biome-ignore lint/a11y/useSemanticElements: a box that scrolls is no fieldset */}
      <div className={styles.scroll} role="group" aria-label={t("insight.heat")} tabIndex={0}>
        <table className={styles.heat}>
          <thead>
            <tr>
              <th scope="col">{t("insight.team")}</th>
              {data.themes.map((theme) => (
                <th key={theme.id} scope="col">
                  {named(theme.name, "insight.noTheme")}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.teams.map((team) => (
              <tr key={team.id}>
                <th scope="row">
                  {team.id && team.id !== data.team_id ? (
                    <Lead to="/insight" search={(old) => ({ ...old, team: team.id })}>
                      {team.name}
                    </Lead>
                  ) : (
                    named(team.name, "insight.noTeam")
                  )}
                </th>
                {data.themes.map((theme) => {
                  const cell = at.get(`${team.id} ${theme.id}`);
                  if (!cell)
                    return (
                      <td key={theme.id}>
                        <span className="hidden-visually">{t("insight.nothing")}</span>
                      </td>
                    );
                  const status = worst(cell);
                  return (
                    <td key={theme.id} style={{ "--status": statusColour[status] } as React.CSSProperties}>
                      <Lead className={styles.cell} to="/okrs" search={cellOf(data, team.id, theme.id, t)}>
                        <span aria-hidden="true">{statusIcon[status]}</span>{" "}
                        {formatProgress(cell.progress, locale)}
                        <span className="hidden-visually"> {t(statusWord[status])}</span>
                        <small>{t("insight.cellObjectives", { count: cell.objectives })}</small>
                      </Lead>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {data.teams_omitted > 0 && (
        <p className={`${styles.pad} soft small`}>
          {t("insight.heatOmitted", { count: data.teams_omitted })}
        </p>
      )}
      <p className={`${styles.pad} soft small`}>{t("insight.heatWords")}</p>
    </Panel>
  );
}
