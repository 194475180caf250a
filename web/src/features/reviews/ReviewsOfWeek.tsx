import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Panel } from "../../ui/Panel";
import { useWords } from "../../ui/words";
import { waitingQuery } from "./api";
import styles from "./Reviews.module.css";

/** A person's week while a cycle is scored: what they have to score, confirm or settle. Nothing otherwise. */
export function ReviewsOfWeek() {
  const { t } = useWords();
  const { data } = useQuery(waitingQuery);
  if (!data || data.length === 0) return null;
  return (
    <Panel title={t("reviews.week")}>
      <ul className={styles.week}>
        {data.map((one) => (
          <li key={one.objective_id}>
            <Link to="/review/$objectiveId" params={{ objectiveId: one.objective_id }}>
              {one.title}
            </Link>
            <span className="soft small">
              {[t(`reviews.todo.${one.state}`), one.owner_name].filter(Boolean).join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
