import type { ReactNode } from "react";
import styles from "./Panel.module.css";

export interface PanelProps {
  /** A small heading. */
  title?: ReactNode;
  actions?: ReactNode;
  /** Lists and tables bring their own padding. */
  flush?: boolean;
  className?: string;
  /** To be led to. */
  id?: string;
  children?: ReactNode;
}

/** A card on paper: one thin line, no shadow. */
export function Panel({ title, actions, flush, className, id, children }: PanelProps) {
  return (
    <section id={id} className={[styles.panel, flush ? "" : styles.pad, className].filter(Boolean).join(" ")}>
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
