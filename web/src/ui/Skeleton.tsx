import styles from "./Skeleton.module.css";
import { useWords } from "./words";

/** Lines where text is about to be. Says "loading" once to a screen reader. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const { t } = useWords();
  return (
    <div className={styles.block} role="status">
      <span className="hidden-visually">{t("ui.loading")}</span>
      {Array.from({ length: lines }, (_, i) => (
        <i key={i} className={styles.line} style={{ width: `${[62, 88, 74, 50][i % 4]}%` }} />
      ))}
    </div>
  );
}
