import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { useWords } from "../../ui/words";
import { preparingQuery } from "./firstSteps";
import styles from "./Waiting.module.css";

/** The person's drafts and what of theirs is in review: each leads on to its guide. Nothing while there is none. */
export function Preparing() {
  const { t } = useWords();
  const { data = [], error } = useQuery(preparingQuery);
  if (error) return <ProblemNotice error={error} />;
  if (data.length === 0) return null;
  return (
    <Panel title={t("home.preparing.title")}>
      <ul className={styles.list}>
        {data.map((objective) => (
          <li key={objective.id} className={styles.item}>
            <p>
              <Link to={`/okrs/${objective.id}/guide` as string}>{objective.title}</Link>
            </p>
            <p className="soft small">
              {t(objective.state === "draft" ? "home.preparing.draft" : "home.preparing.review")}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
