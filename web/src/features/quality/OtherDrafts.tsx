import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Objective } from "../../api/okr";
import { useWords } from "../../ui/words";
import { siblingsQuery } from "./api";
import styles from "./Guide.module.css";

/** The other drafts of the same owner and cycle: what was pasted together is made ready one after the other. */
export function OtherDrafts({ objective }: { objective: Objective }) {
  const { t } = useWords();
  const { data } = useQuery(siblingsQuery(objective));
  const drafts = (data ?? []).filter((each) => each.state === "draft" && each.id !== objective.id);
  if (drafts.length === 0) return null;
  return (
    <nav className={styles.part} aria-label={t("quality.others")}>
      <h3>{t("quality.others")}</h3>
      <ul className={styles.list}>
        {drafts.map((draft) => (
          <li key={draft.id}>
            <Link to="/okrs/$objectiveId/guide" params={{ objectiveId: draft.id }} search={{}}>
              {draft.title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
