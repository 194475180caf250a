import type { SelectHTMLAttributes } from "react";
import { useField } from "./Field";
import styles from "./Input.module.css";

export interface SelectProps<T extends string>
  extends Omit<SelectHTMLAttributes<HTMLSelectElement>, "onChange" | "value"> {
  value: T;
  options: readonly { value: T; label: string; disabled?: boolean }[];
  onChange: (value: T) => void;
}

/** One of a few, by the browser's own list. For people, teams and long lists: Combobox. */
export function Select<T extends string>({ options, onChange, className, ...rest }: SelectProps<T>) {
  return (
    <select
      {...useField()}
      {...rest}
      className={`${styles.input} ${className ?? ""}`}
      onChange={(event) => onChange(event.target.value as T)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
