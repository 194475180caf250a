import { formatDate } from "../../lib/dates";
import { Needle } from "../../ui/Needle";
import { Panel } from "../../ui/Panel";
import { StatusTag } from "../../ui/StatusTag";
import type { Status } from "../../ui/status";
import { type Column, Table } from "../../ui/Table";
import { useWords } from "../../ui/words";
import type { AnyInsight, Line } from "./api";
import { pointsBetween } from "./change";
import styles from "./Insight.module.css";
import { Lead } from "./Lead";
import { okrsOf } from "./places";

/** All objectives with where they are, where they should be, and how they moved. */
export function LineTable({ data }: { data: AnyInsight }) {
  const { t, locale } = useWords();
  const columns: Column<Line>[] = [
    {
      key: "title",
      head: t("insight.objective"),
      cell: (line) => (
        <div className={styles.title}>
          <Lead to="/okrs/$objectiveId" params={{ objectiveId: line.id }}>
            {line.title}
          </Lead>
          <div className="soft small">{[line.owner_name, line.team_name].filter(Boolean).join(" · ")}</div>
        </div>
      ),
    },
    {
      key: "needle",
      head: t("insight.progress"),
      cell: (line) => (
        <span className={styles.needle}>
          <Needle progress={line.progress} expected={line.expected} status={line.status as Status} />
        </span>
      ),
    },
    {
      key: "change",
      head: t("insight.changeSince", { day: formatDate(data.since, locale) }),
      align: "end",
      cell: (line) => {
        const points = pointsBetween(line.before, line.progress);
        return points === null ? (
          <span className="soft">{t("insight.unknown")}</span>
        ) : (
          <Lead to="/okrs/$objectiveId" params={{ objectiveId: line.id }} search={{ asof: data.since }}>
            {t("insight.points", { value: points })}
          </Lead>
        );
      },
    },
    {
      key: "status",
      head: t("insight.status"),
      cell: (line) => <StatusTag status={line.status as Status} />,
    },
  ];
  return (
    <Panel title={t("insight.objectives")} flush>
      <Table
        caption={t("insight.objectives")}
        columns={columns}
        rows={data.objectives}
        rowKey={(line) => line.id}
        dense
      />
      {data.waiting > 0 && (
        <p className={`${styles.pad} soft small`}>
          <Lead to="/okrs" search={{ ...okrsOf(data), find: t("insight.find.waiting") }}>
            {t("insight.waiting", { count: data.waiting })}
          </Lead>
        </p>
      )}
    </Panel>
  );
}
