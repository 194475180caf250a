import { useRef, useState } from "react";
import { can } from "../../api/can";
import { formatDate } from "../../lib/dates";
import { useWords } from "../../ui/words";
import type { Action } from "./api";
import { EffectsDialog } from "./EffectsDialog";
import { SignalMark } from "./SignalMark";
import styles from "./Timeline.module.css";
import { barOf, type Span, shifted } from "./timeline";
import { stateWord } from "./views";

export interface BarProps {
  action: Action;
  span: Span;
  /** How many pixels a day is wide just now. */
  dayWidth: () => number;
  onEdit: () => void;
}

/** An action from start to due. Alt+← → moves it by a day, Enter keeps that, Escape doesn't. */
export function Bar({ action, span, dayWidth, onEdit }: BarProps) {
  const { t, locale } = useWords();
  const [shift, setShift] = useState(0);
  const [saving, setSaving] = useState(false);
  const pressed = useRef<number | null>(null);
  const mayEdit = can(action, "action.update");
  const dates = shifted(action, shift);
  const from = dates.starts_on;
  const { left, width } = barOf(span, dates);
  const told = {
    title: action.title,
    owner: action.owner_name ?? "",
    from: formatDate(from, locale),
    to: formatDate(dates.due_on, locale),
    state: t(stateWord[action.state]),
  };
  const settle = () => (shift === 0 ? onEdit() : setSaving(true));
  const onKeyDown = (event: React.KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by && event.altKey && mayEdit) {
      event.preventDefault();
      setShift(shift + by);
    } else if (event.key === "Escape" && shift !== 0) setShift(0);
  };
  return (
    <li className={styles.line}>
      <span className={styles.name}>
        {action.title} <span className={styles.owner}>{action.owner_name}</span>{" "}
        <SignalMark action={action} />
      </span>
      <span className={styles.track}>
        <button
          type="button"
          aria-label={t(from ? "plans.barOf" : "plans.bareBarOf", told)}
          className={`${styles.bar} ${styles[action.state]} ${shift ? styles.moving : ""}`}
          style={{ left: `${left}%`, width: `${width}%` }}
          disabled={!mayEdit}
          onKeyDown={onKeyDown}
          onPointerDown={(event) => {
            pressed.current = event.clientX - shift * dayWidth();
            event.currentTarget.setPointerCapture(event.pointerId);
          }}
          onPointerMove={(event) => {
            if (pressed.current !== null)
              setShift(Math.round((event.clientX - pressed.current) / dayWidth()));
          }}
          onPointerUp={() => {
            pressed.current = null;
          }}
          onPointerCancel={() => {
            pressed.current = null;
            setShift(0);
          }}
          onClick={settle}
        />
        {shift !== 0 && (
          <output
            className={styles.new}
            style={left > 50 ? { right: `${100 - left}%` } : { left: `${left + width}%` }}
          >
            {from ? t("plans.dates", { from: told.from, to: told.to }) : told.to}
          </output>
        )}
      </span>
      {saving && (
        <EffectsDialog
          action={action}
          body={dates}
          onClose={() => {
            setSaving(false);
            setShift(0);
          }}
        />
      )}
    </li>
  );
}
