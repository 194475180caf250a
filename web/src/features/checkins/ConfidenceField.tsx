import { type KeyboardEvent, useId, useRef } from "react";
import { useWords } from "../../ui/words";
import styles from "./ConfidenceField.module.css";

const levels = Array.from({ length: 11 }, (_, n) => n);
const TEN = 900;

export interface ConfidenceFieldProps {
  value: number | null;
  onChange: (value: number) => void;
  /** What was said last, marked on the scale. */
  last?: number | null;
  /** Enter: on to the next field. */
  onEnter: () => void;
}

/** How sure the owner is, 0 to 10: by arrow keys, by a digit (1 and 0 at once for ten), or by a press. */
export function ConfidenceField({ value, onChange, last, onEnter }: ConfidenceFieldProps) {
  const { t } = useWords();
  const name = useId();
  const box = useRef<HTMLFieldSetElement>(null);
  const one = useRef(0);
  const choose = (level: number) => {
    onChange(level);
    box.current?.querySelector<HTMLInputElement>(`input[value="${level}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      onEnter();
    } else if (/^\d$/.test(event.key)) {
      event.preventDefault();
      const ten = event.key === "0" && event.timeStamp - one.current < TEN;
      one.current = event.key === "1" ? event.timeStamp : 0;
      choose(ten ? 10 : Number(event.key));
    }
  };
  const word = value === null ? "checkins.sure.unsaid" : sureWord(value);
  return (
    <fieldset ref={box} className={styles.field} onKeyDown={onKeyDown}>
      <legend className={styles.legend}>
        {t("checkins.confidence")} <span className={styles.word}>{t(word)}</span>
      </legend>
      <div className={styles.scale}>
        {levels.map((level) => (
          <label key={level} className={styles.level} data-last={level === last || undefined}>
            <input
              type="radio"
              name={name}
              value={level}
              className="hidden-visually"
              checked={level === value}
              onChange={() => onChange(level)}
              aria-label={
                level === last ? t("checkins.sure.last", { level }) : t("checkins.sure.level", { level })
              }
            />
            <span aria-hidden="true">{level}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function sureWord(level: number): string {
  if (level >= 8) return "checkins.sure.high";
  if (level >= 6) return "checkins.sure.likely";
  return level >= 4 ? "checkins.sure.even" : "checkins.sure.low";
}
