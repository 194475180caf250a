import { formatDate } from "../../../lib/dates";
import { useWords } from "../../../ui/words";
import type { Insight } from "../api";
import styles from "./Slides.module.css";

/** Of which cycle and day the slides are. */
export function OpeningBody({ data, past }: { data: Insight; past: boolean }) {
  const { t, locale } = useWords();
  const day = (on: string) => formatDate(on, locale, "");
  return (
    <div className={styles.lines}>
      <p className={styles.large}>{data.cycle.name}</p>
      <p className="soft">
        {t("insight.slides.span", { from: day(data.cycle.starts_on), to: day(data.cycle.ends_on) })}
      </p>
      <p>
        {past
          ? t("insight.slides.asOf", { day: day(data.today) })
          : t("insight.slides.today", { day: day(data.today) })}
      </p>
      {past && <p className="soft">{t("insight.past")}</p>}
    </div>
  );
}
