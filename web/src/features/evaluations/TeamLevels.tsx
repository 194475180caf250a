import { Panel } from "../../ui/Panel";
import { Table } from "../../ui/Table";
import { useWords } from "../../ui/words";
import type { Bar, Calibration, Level } from "./api";

/** A count, and what the guideline would have it be. */
function Share({ bar }: { bar: Bar | undefined }) {
  const { t } = useWords();
  if (!bar) return null;
  return (
    <>
      {bar.count}
      {bar.foreseen !== null && (
        <span className="soft small"> {t("evaluations.foreseenShort", { count: bar.foreseen })}</span>
      )}
    </>
  );
}

/** How many of each team have each level, beside the guideline. */
export function TeamLevels({ teams, levels }: { teams: Calibration["teams"]; levels: readonly Level[] }) {
  const { t } = useWords();
  return (
    <Panel title={t("evaluations.byTeam")} flush>
      <Table
        dense
        caption={t("evaluations.byTeam")}
        rows={teams}
        rowKey={(one) => one.team_id}
        columns={[
          {
            key: "team",
            head: t("evaluations.teamName"),
            cell: (one) => one.team_name || t("evaluations.noTeam"),
          },
          ...levels.map((level, i) => ({
            key: level.name,
            head: level.name,
            align: "end" as const,
            cell: (one: Calibration["teams"][number]) => <Share bar={one.bars[i]} />,
          })),
        ]}
      />
    </Panel>
  );
}
