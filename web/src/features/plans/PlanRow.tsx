import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { can } from "../../api/can";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Menu, type MenuEntry } from "../../ui/Menu";
import { PersonChip } from "../../ui/PersonChip";
import { usePast } from "../../ui/past";
import { TalkDrawer } from "../../ui/TalkButton";
import { useTalking } from "../../ui/talking";
import { useWords } from "../../ui/words";
import type { Action } from "./api";
import { BlockedLine } from "./BlockedLine";
import { DueCell } from "./DueCell";
import { HowCell } from "./HowCell";
import { OwnerCell } from "./OwnerCell";
import styles from "./Plan.module.css";
import { SignalMark } from "./SignalMark";
import { SlipDialog } from "./SlipDialog";
import { StateSelect } from "./StateSelect";
import { StepTick } from "./StepTick";
import { TitleCell } from "./TitleCell";
import { useActions } from "./useActions";

export interface PlanRowProps {
  action: Action;
  onEdit: () => void;
  /** Goes to the row so many below. */
  onStep: (by: number) => void;
  /** Moves the row by so many; absent where that isn't allowed. */
  onMove?: (by: number) => void;
  /** Says which key result it is for, where the rows are of several. */
  placed?: boolean;
}

/** One action: what, who, when, how, in what state; each changed in place. */
export function PlanRow({ action, onEdit, onStep, onMove, placed }: PlanRowProps) {
  const { t } = useWords();
  const { change, tick, remove } = useActions();
  const [naming, setNaming] = useState(false);
  const [talking, setTalking] = useTalking({ subjectKind: "action", subjectId: action.id });
  const [slipping, setSlipping] = useState(false);
  const mayEdit = can(action, "action.update");
  const past = usePast() !== undefined;
  const closed = action.state === "done" || action.state === "dropped";

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const by = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key];
    if (by) {
      event.preventDefault();
      if (event.altKey) onMove?.(by);
      else onStep(by);
    } else if (event.key === "Enter" && !past) {
      event.preventDefault();
      onEdit();
    } else if (event.key === "F2" && mayEdit) setNaming(true);
    else if (event.key === "x" && mayEdit) void change(action, { state: closed ? reopened(action) : "done" });
  };
  const entries: MenuEntry[] = [
    { key: "edit", label: t("plans.edit"), onSelect: onEdit },
    { key: "talk", label: t("ui.talk"), onSelect: () => setTalking(true) },
    ...(closed ? [] : [{ key: "slip", label: t("plans.slip.open"), onSelect: () => setSlipping(true) }]),
    ...(onMove
      ? [
          { key: "up", label: t("plans.up"), onSelect: () => onMove(-1) },
          { key: "down", label: t("plans.down"), onSelect: () => onMove(1) },
        ]
      : []),
    ...(can(action, "action.delete")
      ? [{ key: "delete", label: t("plans.delete"), danger: true, onSelect: () => void remove(action) }]
      : []),
  ];

  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of controls, not a set of fields
    <div
      role="group"
      aria-label={action.title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: rows are gone through by arrow keys
      tabIndex={0}
      data-row={action.id}
      className={`${styles.row} ${closed ? styles.closed : ""}`}
      onKeyDown={onKeyDown}
    >
      <TalkDrawer
        subjectKind="action"
        subjectId={action.id}
        title={action.title}
        open={talking}
        onClose={() => setTalking(false)}
      />
      {slipping && <SlipDialog action={action} onClose={() => setSlipping(false)} />}
      <div className={styles.what}>
        <TitleCell action={action} editing={naming} onEditing={setNaming} />
        {placed && (
          <Link to="/key-results/$id/plan" params={{ id: action.key_result_id }} className={styles.place}>
            {action.key_result_title}
          </Link>
        )}
        <SignalMark action={action} />
        <BlockedLine action={action} />
        {action.dependencies.length > 0 && (
          <p className={styles.soft}>
            {t("plans.waitsFor", { titles: action.dependencies.map((d) => d.title).join(" · ") })}
          </p>
        )}
        <HowCell action={action} />
        {action.steps.length > 0 && (
          <ul className={styles.steps}>
            {action.steps.map((step) => (
              <li key={step.id}>
                <StepTick step={step} disabled={!mayEdit} onTick={(done) => tick(action, step.id, done)} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className={styles.who}>
        <OwnerCell action={action} />
        {action.collaborators.map((p) => (
          <PersonChip key={p.id} name={p.name} bare />
        ))}
      </div>
      <DueCell action={action} />
      <StateSelect action={action} />
      {past ? (
        <Button
          look="quiet"
          size="small"
          aria-haspopup="dialog"
          aria-label={t("ui.talkAbout", { title: action.title })}
          onClick={() => setTalking(true)}
        >
          {t("ui.talk")}
        </Button>
      ) : (
        <Menu
          face={<Icon name="dots" />}
          label={t("plans.more", { title: action.title })}
          entries={entries}
          align="end"
        />
      )}
    </div>
  );
}

/** Where an action goes back to: what is done was under way, what was dropped had not begun. */
const reopened = (action: Action) => (action.state === "done" ? "doing" : "todo");
