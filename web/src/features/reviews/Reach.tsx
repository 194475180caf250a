import type { Filled } from "../../api/okr";
import type { components } from "../../api/schema";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../ui/words";
import styles from "./Reviews.module.css";

interface ReachProps {
  of: Filled<components["schemas"]["DeputyReachView"]>;
  name: string;
}

/** What of somebody's objectives a deputy doesn't see, and so won't score. */
export function Reach({ of, name }: ReachProps) {
  const { t } = useWords();
  if (of.of === 0) return null;
  if (of.hidden === 0) {
    return (
      <p className="soft small" role="status">
        {t("reviews.reach.all", { name, count: of.of })}
      </p>
    );
  }
  const more = of.hidden - of.unseen.length;
  return (
    <div className={styles.reach} role="status">
      <p>
        <Icon name="warn" size={14} /> {t("reviews.reach.some", { name, count: of.hidden, of: of.of })}
      </p>
      <ul>
        {of.unseen.map((one) => (
          <li key={one.objective_id}>{one.title}</li>
        ))}
        {more > 0 && <li>{t("reviews.reach.more", { count: more })}</li>}
      </ul>
      <p className="soft small">{t("reviews.reach.instead")}</p>
    </div>
  );
}
