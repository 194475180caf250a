import { useField } from "./Field";
import styles from "./Input.module.css";

export interface TimePickProps {
  /** HH:MM. */
  value: string;
  onChange: (time: string) => void;
  disabled?: boolean;
  "aria-label"?: string;
}

/** A time of day, by the browser's own field. */
export function TimePick({ onChange, ...rest }: TimePickProps) {
  return (
    <input
      type="time"
      {...useField()}
      {...rest}
      className={styles.input}
      onChange={(event) => event.target.value && onChange(event.target.value)}
    />
  );
}
