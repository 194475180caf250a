import { Link } from "@tanstack/react-router";
import type { Objective } from "../../../api/okr";
import { Needle } from "../../../ui/Needle";
import { PersonChip } from "../../../ui/PersonChip";
import { StatusTag } from "../../../ui/StatusTag";
import type { Status } from "../../../ui/status";
import { Tag } from "../../../ui/Tag";
import { TeamChip } from "../../../ui/TeamChip";
import { useWords } from "../../../ui/words";
import { KeyResultRow } from "./KeyResultRow";
import styles from "./Rows.module.css";
import { kindWord, stateWord } from "./said";
import { toObjective } from "./ways";

export interface ObjectiveCardProps {
  objective: Objective;
  /** What each strategy theme is called. */
  themes: ReadonlyMap<string, string>;
  fold?: boolean;
}

/** An objective and its key results, as one piece of paper. */
export function ObjectiveCard({ objective, themes, fold }: ObjectiveCardProps) {
  const { t } = useWords();
  const status = objective.status as Status;
  const serves = objective.theme_ids.flatMap((id) => themes.get(id) ?? []);
  const results = objective.key_results ?? [];
  return (
    <article className={styles.card} aria-labelledby={`o-${objective.id}`}>
      <div className={`${styles.row} ${styles.head}`}>
        <div className={styles.what}>
          <h2 id={`o-${objective.id}`}>
            <Link
              {...toObjective(objective.id)}
              className={styles.title}
              data-row={objective.id}
              data-objective={objective.id}
            >
              {objective.title}
            </Link>
          </h2>
          <span className={styles.tags}>
            {objective.state !== "active" && <Tag>{t(stateWord(objective))}</Tag>}
            <Tag>{t(kindWord[objective.kind as keyof typeof kindWord])}</Tag>
            {serves.map((title) => (
              <Tag key={title}>{t("objectives.list.serves", { title })}</Tag>
            ))}
          </span>
        </div>
        <Needle progress={objective.progress} expected={objective.expected} status={status} />
        <StatusTag status={status} />
        <span className={styles.who}>
          {objective.owner_name ? (
            <PersonChip name={objective.owner_name} />
          ) : (
            <TeamChip name={objective.team_name ?? ""} />
          )}
        </span>
      </div>
      {!fold && (
        <ul className={styles.results}>
          {results.map((result) => (
            <KeyResultRow key={result.id} result={result} objective={objective} />
          ))}
          {results.length === 0 && (
            <li className={`${styles.row} ${styles.result} soft small`}>{t("objectives.list.noResults")}</li>
          )}
        </ul>
      )}
    </article>
  );
}
