import { Link } from "@tanstack/react-router";
import { type Column, Table } from "../../ui/Table";
import { useWords } from "../../ui/words";
import { ZoneMark } from "../../ui/ZoneMark";
import type { TeamFacts, TeamLine } from "./api";
import styles from "./Retrospectives.module.css";

/** What came of a team's objectives: the scores, the actions that slipped, the problems. */
export function TeamLines({ team }: { team: TeamFacts }) {
  const { t } = useWords();
  const columns: Column<TeamLine>[] = [
    {
      key: "title",
      head: t("retrospectives.objective"),
      cell: (line) => (
        <Link to="/review/$objectiveId" params={{ objectiveId: line.objective_id }}>
          {line.title}
        </Link>
      ),
    },
    {
      key: "score",
      head: t("retrospectives.score"),
      align: "end",
      cell: (line) =>
        line.final ? (
          <ZoneMark grade={line.final} />
        ) : (
          <span className="soft">
            {line.suggested
              ? t("retrospectives.suggestedIs", { score: line.suggested.shown })
              : t("retrospectives.noScore")}
          </span>
        ),
    },
    {
      key: "slipped",
      head: t("retrospectives.slipped"),
      align: "end",
      cell: (line) =>
        line.actions === 0
          ? t("retrospectives.noScore")
          : t("retrospectives.slippedOf", {
              slipped: line.slipped,
              total: line.actions,
              count: line.workdays,
            }),
    },
    {
      key: "problems",
      head: t("retrospectives.problemsHead"),
      align: "end",
      wide: true,
      cell: (line) => t("retrospectives.solvedOf", { solved: line.solved, total: line.problems }),
    },
  ];
  return (
    <>
      <p className={styles.total}>
        {team.settled === 0
          ? t("retrospectives.noneSettled")
          : t("retrospectives.zones", {
              settled: team.settled,
              green: team.green,
              yellow: team.yellow,
              red: team.red,
            })}
      </p>
      <Table
        caption={t("retrospectives.steps.result")}
        columns={columns}
        rows={team.lines}
        rowKey={(line) => line.objective_id}
        dense
      />
    </>
  );
}
