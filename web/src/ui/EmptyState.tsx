import type { ReactNode } from "react";
import styles from "./EmptyState.module.css";

export interface EmptyStateProps {
  title: ReactNode;
  /** What to do next, in a sentence. */
  children?: ReactNode;
  /** The button that does it. */
  action?: ReactNode;
}

/** Where nothing is yet: what it would be, what to do next, and the button for it. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <svg viewBox="0 0 120 16" className={styles.drawing} aria-hidden="true">
        <rect y="5" width="120" height="6" rx="1" className={styles.bar} />
        <rect x="70" y="1" width="1.6" height="14" className={styles.tick} />
      </svg>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
