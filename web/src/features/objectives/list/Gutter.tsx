import { can } from "../../../api/can";
import type { Objective } from "../../../api/okr";
import { Icon } from "../../../ui/Icon";
import { useWords } from "../../../ui/words";
import { useHand } from "./hand";
import styles from "./Rows.module.css";

export interface Opened {
  open: boolean;
  set: (open: boolean) => void;
}

interface GutterProps {
  objective: Objective;
  opened?: Opened;
}

/** At the left edge of an objective: what selects it and what lifts it. Faint until it is wanted. */
export function Gutter({ objective, opened }: GutterProps) {
  const { t } = useWords();
  const { selected, select, order } = useHand();
  const { id, title } = objective;
  if (opened) {
    return (
      <button
        type="button"
        className={styles.opener}
        aria-expanded={opened.open}
        aria-label={t("objectives.list.tree.results", { title })}
        onClick={() => opened.set(!opened.open)}
      >
        <Icon name={opened.open ? "down" : "right"} size={12} />
      </button>
    );
  }
  return (
    <span className={styles.gutter}>
      {select && (
        <input
          type="checkbox"
          checked={selected.has(id)}
          aria-label={t("objectives.list.select", { title })}
          onChange={() => select(id)}
        />
      )}
      {order && can(objective, "objective.update") && (
        <button
          type="button"
          className={styles.grip}
          draggable
          aria-label={t("objectives.list.drag", { title })}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onDragStart={(event) => {
            event.dataTransfer.setData("text/plain", title);
            event.dataTransfer.effectAllowed = "move";
            order.lift(id);
          }}
          onDragEnd={() => {
            order.lift(null);
            order.hover(null);
          }}
        >
          <svg viewBox="0 0 6 14" width="6" height="14" aria-hidden="true">
            <path d="M1 2h.01M5 2h.01M1 7h.01M5 7h.01M1 12h.01M5 12h.01" />
          </svg>
        </button>
      )}
    </span>
  );
}
