import { useState } from "react";
import { can } from "../../api/can";
import { useWords } from "../../ui/words";
import type { Action } from "./api";
import { BlockDialog } from "./BlockDialog";
import styles from "./Board.module.css";
import { Card } from "./Card";
import { useActions } from "./useActions";
import { mayMove, STATES, type State, stateWord } from "./views";

export interface BoardProps {
  actions: readonly Action[];
  onEdit: (action: Action) => void;
  /** Says below each card what it is for, where the actions are of several key results. */
  placed?: boolean;
}

/** Actions by state. A card is dragged, or moved by Alt+← →; blocked asks why and on whom. */
export function Board({ actions, onEdit, placed }: BoardProps) {
  const { t } = useWords();
  const { change } = useActions();
  const [dragged, setDragged] = useState<Action | null>(null);
  const [blocking, setBlocking] = useState<Action | null>(null);
  const columns = STATES.filter((s) => s !== "dropped" || actions.some((a) => a.state === s));
  const move = (action: Action, to: State | undefined) => {
    if (!to || to === action.state || !can(action, "action.update") || !mayMove(action.state, to)) return;
    if (to === "blocked") setBlocking(action);
    else void change(action, { state: to });
  };
  return (
    <div className={styles.board}>
      {columns.map((state, at) => {
        const cards = actions.filter((a) => a.state === state);
        const takes = dragged !== null && dragged.state !== state && mayMove(dragged.state, state);
        return (
          <section
            key={state}
            aria-label={t(stateWord[state])}
            className={`${styles.column} ${takes ? styles.takes : ""}`}
            onDragOver={(event) => takes && event.preventDefault()}
            onDrop={() => dragged && move(dragged, state)}
          >
            <h2>
              {t(stateWord[state])} <span className={styles.count}>{cards.length}</span>
            </h2>
            {cards.length === 0 && <p className={styles.none}>{t("plans.empty.column")}</p>}
            <ul>
              {cards.map((action) => (
                <li
                  key={action.id}
                  draggable={can(action, "action.update")}
                  onDragStart={() => setDragged(action)}
                  onDragEnd={() => setDragged(null)}
                >
                  <Card
                    action={action}
                    placed={placed}
                    onEdit={() => onEdit(action)}
                    onMove={(by) => move(action, columns[at + by])}
                    onState={(to) => move(action, to)}
                  />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {blocking && <BlockDialog action={blocking} onClose={() => setBlocking(null)} />}
    </div>
  );
}
