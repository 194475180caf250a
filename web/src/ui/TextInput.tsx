import type { InputHTMLAttributes, Ref } from "react";
import { useField } from "./Field";
import styles from "./Input.module.css";

export interface TextInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "value"> {
  value: string;
  onChange: (value: string) => void;
  ref?: Ref<HTMLInputElement>;
}

/** One line of text; also e-mail, password and search by `type`. */
export function TextInput({ onChange, className, ...rest }: TextInputProps) {
  return (
    <input
      type="text"
      {...useField()}
      {...rest}
      className={`${styles.input} ${className ?? ""}`}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
