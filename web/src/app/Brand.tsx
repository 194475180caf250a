import { Link } from "@tanstack/react-router";
import { useWords } from "../ui/words";
import styles from "./Brand.module.css";

/** The compass needle and the name; leads home, save where one is to go nowhere. */
export function Brand({ still }: { still?: boolean }) {
  const { t } = useWords();
  if (still)
    return (
      <span className={styles.brand}>
        <Mark />
        {t("ui.brand")}
      </span>
    );
  return (
    <Link to="/" className={styles.brand}>
      <Mark />
      {t("ui.brand")}
    </Link>
  );
}

export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg viewBox="0 0 20 20" width={size} height={size} aria-hidden="true">
      <circle cx="10" cy="10" r="8.5" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M10 3.6 12 10H8Z" fill="var(--off-track)" />
      <path d="M10 16.4 8 10h4Z" fill="currentColor" />
    </svg>
  );
}
