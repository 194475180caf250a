import { useWords } from "../../ui/words";
import type { Bar, Level } from "./api";
import styles from "./Levels.module.css";

/** How many people have each level, with a tick where the guideline would be. */
export function LevelBars({ bars, levels }: { bars: readonly Bar[]; levels: readonly Level[] }) {
  const { t } = useWords();
  const most = Math.max(1, ...bars.flatMap((bar) => [bar.count, Number(bar.foreseen ?? 0)]));
  return (
    <ul className={styles.bars}>
      {bars.map((bar) => (
        <li key={bar.level}>
          <span>
            {bar.level} {levels[bar.level - 1]?.name}
          </span>
          <span className={styles.track} aria-hidden="true">
            <span className={styles.fill} style={{ width: `${(bar.count / most) * 100}%` }} />
            {bar.foreseen !== null && (
              <span className={styles.tick} style={{ left: `${(Number(bar.foreseen) / most) * 100}%` }} />
            )}
          </span>
          <span className={styles.number}>
            {t("evaluations.barOf", { count: bar.count, percent: bar.percent })}
            {bar.foreseen !== null && (
              <span className="soft small"> {t("evaluations.foreseen", { count: bar.foreseen })}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
