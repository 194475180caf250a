import type { FormHTMLAttributes } from "react";
import styles from "./Form.module.css";

/** Fields one below another; the buttons last, in <FormActions>. Submits without leaving the page. */
export function Form({ onSubmit, className, ...rest }: FormHTMLAttributes<HTMLFormElement>) {
  return (
    <form
      noValidate
      {...rest}
      className={`${styles.form} ${className ?? ""}`}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit?.(event);
      }}
    />
  );
}

/** Side by side where there is room. */
export function FormRow({ children }: { children: React.ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}

export function FormActions({ children }: { children: React.ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
