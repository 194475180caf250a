import { addDays, formatDate, formatInstant } from "../../lib/dates";
import { formatProgress } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { Panel } from "../../ui/Panel";
import { PersonChip } from "../../ui/PersonChip";
import { usePast } from "../../ui/past";
import { type Column, Table } from "../../ui/Table";
import { useWords } from "../../ui/words";
import type { Board, Keeper } from "./api";
import styles from "./Rhythm.module.css";
import { ScoreMarks } from "./ScoreMarks";

interface KeeperTableProps {
  data: Board;
  onOpen: (personId: string) => void;
  onNudge: (keeper: Keeper) => void;
}

/** A line for each person, a column for each week; who owes something now stands first. */
export function KeeperTable({ data, onOpen, onNudge }: KeeperTableProps) {
  const { t, locale } = useWords();
  const past = usePast() !== undefined;
  const weekly: Column<Keeper>[] = data.weeks.map((monday, i) => ({
    key: monday,
    wide: true,
    head: (
      <span
        title={t("rhythm.weekOf", {
          from: formatDate(monday, locale),
          to: formatDate(addDays(monday, 6), locale),
        })}
      >
        {i === data.weeks.length - 1 && !past ? t("rhythm.thisWeek") : formatDate(monday, locale)}
        <span className={styles.total}>{data.totals[i] && <ScoreMarks score={data.totals[i]} />}</span>
      </span>
    ),
    cell: (keeper) => keeper.weeks[i] && <ScoreMarks score={keeper.weeks[i]} />,
  }));
  const columns: Column<Keeper>[] = [
    { key: "person", head: t("rhythm.person"), cell: (keeper) => <Who keeper={keeper} onOpen={onOpen} /> },
    {
      key: "now",
      head: t(past ? "rhythm.owedThen" : "rhythm.now"),
      cell: (keeper) => <Now keeper={keeper} onNudge={onNudge} />,
    },
    {
      key: "punctuality",
      head: t("rhythm.punctuality"),
      align: "end",
      cell: (keeper) =>
        keeper.punctuality === null ? (
          <span className="soft">{t("rhythm.unknown")}</span>
        ) : (
          formatProgress(keeper.punctuality, locale)
        ),
    },
    ...weekly,
  ];
  return (
    <Panel flush>
      <Table
        caption={t("rhythm.title")}
        columns={columns}
        rows={data.people}
        rowKey={(one) => one.person_id}
        dense
      />
    </Panel>
  );
}

function Who({ keeper, onOpen }: { keeper: Keeper; onOpen: (personId: string) => void }) {
  const { t, locale } = useWords();
  return (
    <div className={styles.who}>
      <Button
        look="quiet"
        size="small"
        aria-label={t("rhythm.open", { name: keeper.name })}
        onClick={() => onOpen(keeper.person_id)}
      >
        <PersonChip name={keeper.name} />
      </Button>
      <span className="soft small">{keeper.team_name}</span>
      {keeper.away && (
        <span className={`${styles.away} small`}>
          {t("rhythm.awayUntil", { day: formatDate(keeper.away.until, locale) })}
          {keeper.away.deputy_name && ` · ${t("rhythm.deputy", { name: keeper.away.deputy_name })}`}
        </span>
      )}
    </div>
  );
}

/** What is owed today, and the nudge; where one went out for it already, when. */
export function Now({ keeper, onNudge }: { keeper: Keeper; onNudge: (keeper: Keeper) => void }) {
  const { t, locale } = useWords();
  if (keeper.owed.length === 0) return <span className="soft">{t("rhythm.owesNothing")}</span>;
  const longest = keeper.owed[0];
  const last = keeper.nudged;
  return (
    <div className={styles.now}>
      <span>
        {t("rhythm.owes", { count: keeper.owed.length })}
        {longest && longest.workdays > 0 && (
          <span className="soft small"> {t("rhythm.lateBy", { count: longest.workdays })}</span>
        )}
      </span>
      {keeper.can.includes("rhythm.nudge") ? (
        <Button
          size="small"
          aria-label={t("rhythm.nudgeWhom", { name: keeper.name })}
          onClick={() => onNudge(keeper)}
        >
          {t("rhythm.nudge")}
        </Button>
      ) : (
        last &&
        longest && (
          <span className="soft small">
            {t("rhythm.nudgedOn", { name: last.by_name, day: formatInstant(last.sent_at, locale) })}
          </span>
        )
      )}
    </div>
  );
}
