import { type ReactNode, useEffect } from "react";
import { useWords } from "../../ui/words";
import styles from "./Card.module.css";

/** The one sheet on a page for nobody signed in. */
export function Card({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  const { t } = useWords();
  useEffect(() => {
    document.title = `${title} · ${t("ui.brand")}`;
  }, [title, t]);
  return (
    <section className={styles.card}>
      <svg viewBox="0 0 320 12" className={styles.needle} aria-hidden="true" preserveAspectRatio="none">
        <rect y="4" width="320" height="4" rx="2" className={styles.track} />
        <rect y="4" width="148" height="4" rx="2" className={styles.fill} />
        <rect x="176" y="0" width="2" height="12" className={styles.tick} />
      </svg>
      <h1>{title}</h1>
      {lead && <p className={styles.lead}>{lead}</p>}
      {children}
    </section>
  );
}
