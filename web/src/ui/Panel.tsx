import type { ReactNode } from "react";
import styles from "./Panel.module.css";

export interface PanelProps {
  /** A small heading. */
  title?: ReactNode;
  actions?: ReactNode;
  /** Lists and tables bring their own padding. */
  flush?: boolean;
  className?: string;
  children?: ReactNode;
}

/** A card on paper: one thin line, no shadow. */
export function Panel({ title, actions, flush, className, children }: PanelProps) {
  return (
    <section className={[styles.panel, flush ? "" : styles.pad, className].filter(Boolean).join(" ")}>
      {(title || actions) && (
        <div className={styles.head}>
          {title && <h2 className={styles.title}>{title}</h2>}
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
