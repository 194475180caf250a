import type { ReactNode } from "react";
import styles from "./Tag.module.css";

/** A small word about a thing: its kind, what it supports. Not for status. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className={styles.tag}>{children}</span>;
}
