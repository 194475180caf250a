import { Link } from "@tanstack/react-router";
import { Panel } from "../../ui/Panel";
import { useWords } from "../../ui/words";
import type { Home } from "./api";
import styles from "./Waiting.module.css";

/** The person's drafts and what of theirs is in review: each leads on to its guide. Nothing while there is none. */
export function Preparing({ list }: { list: Home["preparing"] }) {
  const { t } = useWords();
  if (list.length === 0) return null;
  return (
    <Panel title={t("home.preparing.title")}>
      <ul className={styles.list}>
        {list.map((objective) => {
          const stage = objective.approved ? "approved" : objective.state;
          return (
            <li key={objective.id} className={styles.item}>
              <p>
                <Link to={`/okrs/${objective.id}/guide` as string}>{objective.title}</Link>
              </p>
              <p className="soft small">{t(`home.preparing.${stage}`)}</p>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
