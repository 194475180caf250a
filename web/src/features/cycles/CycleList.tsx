import { formatDate } from "../../lib/dates";
import { dateFormat } from "../../lib/formats";
import { Panel } from "../../ui/Panel";
import { useDay, usePast } from "../../ui/past";
import { useWords } from "../../ui/words";
import type { Cycle } from "./api";
import { axisOf, share } from "./axis";
import styles from "./CycleList.module.css";
import { CycleRow } from "./CycleRow";
import { nest } from "./nest";

export interface CycleListProps {
  cycles: readonly Cycle[];
  onEdit: (cycle: Cycle) => void;
}

/** Every cycle a row, those inside others below them, all along one time line. */
export function CycleList({ cycles, onEdit }: CycleListProps) {
  const { t, locale } = useWords();
  const axis = axisOf(cycles);
  const past = usePast();
  const now = share(axis, useDay());
  const label = (on: string, major: boolean) =>
    dateFormat(
      locale,
      major ? { year: "numeric", timeZone: "UTC" } : { month: "short", timeZone: "UTC" },
    ).format(new Date(`${on}T00:00:00Z`));
  return (
    <Panel flush>
      <div className={styles.axis} aria-hidden="true">
        <div className={styles.ticks}>
          {axis.ticks.map((tick) => (
            <span
              key={tick.on}
              className={tick.major ? styles.major : styles.tick}
              style={{ left: `${tick.at * 100}%` }}
            >
              {!tick.quiet && label(tick.on, tick.major)}
            </span>
          ))}
          {now >= 0 && now <= 1 && (
            <span className={styles.now} style={{ left: `${now * 100}%` }}>
              {past ? formatDate(past, locale) : t("cycles.today")}
            </span>
          )}
        </div>
      </div>
      <ul className={styles.list} aria-label={t("cycles.line")}>
        {nest(cycles).map(({ cycle, depth }) => (
          <CycleRow key={cycle.id} cycle={cycle} depth={depth} axis={axis} onEdit={onEdit} />
        ))}
      </ul>
    </Panel>
  );
}
