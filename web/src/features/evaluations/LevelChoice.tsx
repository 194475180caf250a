import { useId } from "react";
import { useWords } from "../../ui/words";
import type { Level } from "./api";
import styles from "./Evaluations.module.css";

interface LevelChoiceProps {
  label: string;
  levels: readonly Level[];
  /** From 1; 0 for "can't judge", nothing while none is chosen. */
  value: number | undefined;
  onChange: (level: number) => void;
  /** Without "can't judge". */
  plain?: boolean;
}

/** One level of the scale, or that one can't judge. Radios underneath, so the arrow keys move. */
export function LevelChoice({ label, levels, value, onChange, plain }: LevelChoiceProps) {
  const { t } = useWords();
  const name = useId();
  const options = [...levels.map((level, i) => ({ value: i + 1, text: level.name }))];
  if (!plain) options.push({ value: 0, text: t("evaluations.cantJudge") });
  return (
    <fieldset className={styles.choice}>
      <legend className="hidden-visually">{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            className="hidden-visually"
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.value > 0 && <b>{option.value}</b>}
            {option.text}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
