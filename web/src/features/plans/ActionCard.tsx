import { can } from "../../api/can";
import { formatDate } from "../../lib/dates";
import { BoardCard, CardFacts, CardLine } from "../../ui/Board";
import { Icon } from "../../ui/Icon";
import { Menu } from "../../ui/Menu";
import { PersonChip } from "../../ui/PersonChip";
import { useWords } from "../../ui/words";
import type { Action } from "./api";
import { BlockedLine } from "./BlockedLine";
import { SignalMark } from "./SignalMark";
import { mayMove, STATES, type State, stateWord } from "./views";

export interface ActionCardProps {
  action: Action;
  placed?: boolean;
  onEdit: () => void;
  /** To the column so many to the right. */
  onMove: (by: number) => void;
  onState: (to: State) => void;
}

/** An action on the board: what, who, by when, what is late about it. */
export function ActionCard({ action, placed, onEdit, onMove, onState }: ActionCardProps) {
  const { t, locale } = useWords();
  const mayEdit = can(action, "action.update");
  const ways = STATES.filter((s) => s !== action.state && mayMove(action.state, s));
  return (
    <BoardCard
      title={action.title}
      onOpen={onEdit}
      onMove={onMove}
      button={{ disabled: !mayEdit }}
      menu={
        mayEdit && (
          <Menu
            face={<Icon name="dots" />}
            label={t("plans.more", { title: action.title })}
            align="end"
            entries={ways.map((to) => ({
              key: to,
              label: t("plans.moveTo", { state: t(stateWord[to]) }),
              onSelect: () => onState(to),
            }))}
          />
        )
      }
    >
      <CardFacts>
        <PersonChip name={action.owner_name ?? "?"} inactive={action.owner_left} />
        <time dateTime={action.due_on}>{formatDate(action.due_on, locale)}</time>
        {action.steps.length > 0 && (
          <span>{t("plans.stepsDone", { done: action.steps_done, all: action.steps.length })}</span>
        )}
      </CardFacts>
      <SignalMark action={action} />
      <BlockedLine action={action} />
      {placed && <CardLine>{action.key_result_title}</CardLine>}
    </BoardCard>
  );
}
