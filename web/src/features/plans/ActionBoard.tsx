import { useState } from "react";
import { can } from "../../api/can";
import { Board, BoardColumn, BoardItem, BoardNone } from "../../ui/Board";
import { useWords } from "../../ui/words";
import { ActionCard } from "./ActionCard";
import type { Action } from "./api";
import { BlockDialog } from "./BlockDialog";
import { useActions } from "./useActions";
import { mayMove, STATES, type State, stateWord } from "./views";

export interface ActionBoardProps {
  actions: readonly Action[];
  onEdit: (action: Action) => void;
  /** Says below each card what it is for, where the actions are of several key results. */
  placed?: boolean;
}

/** Actions by state. A card is dragged, or moved by Alt+← →; blocked asks why and on whom. */
export function ActionBoard({ actions, onEdit, placed }: ActionBoardProps) {
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
    <Board>
      {columns.map((state, at) => {
        const cards = actions.filter((a) => a.state === state);
        return (
          <BoardColumn
            key={state}
            name={t(stateWord[state])}
            count={cards.length}
            takes={dragged !== null && dragged.state !== state && mayMove(dragged.state, state)}
            onDrop={() => dragged && move(dragged, state)}
          >
            {cards.length === 0 && <BoardNone>{t("plans.empty.column")}</BoardNone>}
            <ul>
              {cards.map((action) => (
                <BoardItem
                  key={action.id}
                  draggable={can(action, "action.update")}
                  onDrag={(begins) => setDragged(begins ? action : null)}
                >
                  <ActionCard
                    action={action}
                    placed={placed}
                    onEdit={() => onEdit(action)}
                    onMove={(by) => move(action, columns[at + by])}
                    onState={(to) => move(action, to)}
                  />
                </BoardItem>
              ))}
            </ul>
          </BoardColumn>
        );
      })}
      {blocking && <BlockDialog action={blocking} onClose={() => setBlocking(null)} />}
    </Board>
  );
}
