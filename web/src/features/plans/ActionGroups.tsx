import { useRef } from "react";
import { useDay } from "../../ui/past";
import { useWords } from "../../ui/words";
import type { Action } from "./api";
import { grouped } from "./groups";
import styles from "./Plan.module.css";
import { PlanRow } from "./PlanRow";

/** Actions of many key results: overdue first, then what slips, this week, later. ↑ ↓ go through all of them. */
export function ActionGroups({
  actions,
  onEdit,
}: {
  actions: readonly Action[];
  onEdit: (action: Action) => void;
}) {
  const { t } = useWords();
  const day = useDay();
  const all = useRef<HTMLDivElement>(null);
  const step = (id: string, by: number) => {
    const rows = Array.from(all.current?.querySelectorAll<HTMLElement>("[data-row]") ?? []);
    rows[rows.findIndex((r) => r.dataset.row === id) + by]?.focus();
  };
  return (
    <div ref={all}>
      {grouped(actions, day).map(([group, some]) => (
        <section key={group}>
          <h2 className={styles.group}>
            {t(`plans.groups.${group}`)} · {some.length}
          </h2>
          <ol className={styles.list}>
            {some.map((action) => (
              <li key={action.id}>
                <PlanRow
                  action={action}
                  placed
                  onEdit={() => onEdit(action)}
                  onStep={(by) => step(action.id, by)}
                />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
