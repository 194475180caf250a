import { type Ref, useId } from "react";
import { formatDecimal } from "../lib/numbers";
import { readNumber } from "../lib/typed";
import { useField } from "./Field";
import styles from "./Input.module.css";
import { useWords } from "./words";

export interface NumberInputProps {
  /** What was typed, as it was typed. `readNumber` of lib/typed.ts makes the decimal of it. */
  value: string;
  onChange: (text: string) => void;
  /** Stands after the field; never typed. */
  unit?: string | null;
  precision?: number;
  placeholder?: string;
  disabled?: boolean;
  "aria-label"?: string;
  ref?: Ref<HTMLInputElement>;
}

/** Takes numbers as people write them (1.2万, 52,000, 6.5%) and says how it read them. */
export function NumberInput({ value, onChange, unit, precision, ref, ...rest }: NumberInputProps) {
  const { t, locale } = useWords();
  const field = useField();
  const id = useId();
  const read = readNumber(value);
  const words = read ? formatDecimal(read.value, { locale, unit: read.percent ? "%" : unit, precision }) : "";
  // What was typed plainly needs no echo.
  const echo = read !== null && value.trim() !== read.value;
  const unread = value.trim() !== "" && read === null;
  return (
    <span className={styles.wrap}>
      <span className={styles.affix}>
        <input
          type="text"
          inputMode="decimal"
          autoComplete="off"
          {...field}
          {...rest}
          ref={ref}
          aria-describedby={[field["aria-describedby"], id].filter(Boolean).join(" ")}
          className={`${styles.input} ${styles.number}`}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        {unit && <span className={styles.unit}>{unit}</span>}
      </span>
      <span id={id} className={unread ? styles.unread : styles.read}>
        {echo && t("ui.number.read", { value: words })}
        {unread && t("ui.number.unread")}
      </span>
    </span>
  );
}
