import { Panel } from "../../ui/Panel";
import { Table } from "../../ui/Table";
import { useWords } from "../../ui/words";
import type { Bar, Level } from "./api";

interface Spread {
  key: string;
  /** Whose levels they are: a team, those of one job level. */
  name: string;
  bars: readonly Bar[];
}

interface SpreadTableProps {
  title: string;
  /** What the names are. */
  head: string;
  rows: readonly Spread[];
  levels: readonly Level[];
}

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

/** How many of each team, or of each job level, have each level, beside the guideline. */
export function SpreadTable({ title, head, rows, levels }: SpreadTableProps) {
  return (
    <Panel title={title} flush>
      <Table
        dense
        caption={title}
        rows={rows}
        rowKey={(one) => one.key}
        columns={[
          { key: "name", head, cell: (one) => one.name },
          ...levels.map((level, i) => ({
            key: level.name,
            head: level.name,
            align: "end" as const,
            cell: (one: Spread) => <Share bar={one.bars[i]} />,
          })),
        ]}
      />
    </Panel>
  );
}
