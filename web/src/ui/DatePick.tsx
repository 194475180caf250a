import { useField } from "./Field";
import styles from "./Input.module.css";

export interface DatePickProps {
  /** YYYY-MM-DD, or "" for none. */
  value: string;
  onChange: (date: string) => void;
  min?: string;
  max?: string;
  disabled?: boolean;
  "aria-label"?: string;
}

/** A day, by the browser's own calendar. */
export function DatePick({ onChange, ...rest }: DatePickProps) {
  return (
    <input
      type="date"
      {...useField()}
      {...rest}
      className={styles.input}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
