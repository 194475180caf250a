import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import styles from "./Button.module.css";

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "type"> {
  /** `main` for the one thing to do here, `quiet` inside rows, `danger` for what can't be taken back. */
  look?: "plain" | "main" | "quiet" | "danger";
  size?: "normal" | "small";
  /** Under way: stays focusable, says so, and ignores presses. */
  busy?: boolean;
  type?: "button" | "submit";
  icon?: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({
  look = "plain",
  size = "normal",
  busy,
  icon,
  type = "button",
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={[styles.button, styles[look], size === "small" && styles.small, className]
        .filter(Boolean)
        .join(" ")}
    >
      {busy ? <span className={styles.spinner} aria-hidden="true" /> : icon}
      {children}
    </button>
  );
}
