import type { Ref, TextareaHTMLAttributes } from "react";
import { useField } from "./Field";
import styles from "./Input.module.css";

export interface TextAreaProps
  extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "onChange" | "value"> {
  value: string;
  onChange: (value: string) => void;
  ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text; grows with what is written where the browser can. */
export function TextArea({ onChange, className, ...rest }: TextAreaProps) {
  return (
    <textarea
      {...useField()}
      {...rest}
      className={`${styles.input} ${className ?? ""}`}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
