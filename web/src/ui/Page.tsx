import { type ReactNode, useEffect } from "react";
import styles from "./Page.module.css";
import { useWords } from "./words";

export interface PageProps {
  title: ReactNode;
  /** The window's title where `title` isn't plain text. */
  name?: string;
  subtitle?: ReactNode;
  actions?: ReactNode;
  /** Above the title: the way back up. */
  above?: ReactNode;
  /** `narrow` for forms and reading, `wide` for maps and boards. */
  width?: "normal" | "narrow" | "wide";
  children?: ReactNode;
}

/** A page's head and body. The shell provides <main>. */
export function Page({ title, name, subtitle, actions, above, width = "normal", children }: PageProps) {
  const { t } = useWords();
  const heading = name ?? (typeof title === "string" ? title : "");
  useEffect(() => {
    document.title = heading ? `${heading} · ${t("ui.brand")}` : t("ui.brand");
  }, [heading, t]);
  return (
    <div className={`${styles.page} ${styles[width]}`}>
      {above && <div className={styles.above}>{above}</div>}
      <header className={styles.head}>
        <h1>{title}</h1>
        <span className={styles.subtitle}>{subtitle}</span>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
