import { Link } from "@tanstack/react-router";
import type { Objective } from "../../../api/okr";
import { Needle } from "../../../ui/Needle";
import { PersonChip } from "../../../ui/PersonChip";
import { StatusTag } from "../../../ui/StatusTag";
import type { Status } from "../../../ui/status";
import { Tag } from "../../../ui/Tag";
import { TeamChip } from "../../../ui/TeamChip";
import { useWords } from "../../../ui/words";
import { Gutter, type Opened } from "./Gutter";
import { useHand } from "./hand";
import { KeyResultRow } from "./KeyResultRow";
import styles from "./Rows.module.css";
import { kindWord, stateWord } from "./said";

export interface ObjectiveCardProps {
  objective: Objective;
  /** What each strategy theme is called. */
  themes: ReadonlyMap<string, string>;
  fold?: boolean;
  /** Where it opens by itself, as in a tree. */
  opened?: Opened;
}

/** An objective and its key results, as one piece of paper. */
export function ObjectiveCard({ objective, themes, fold, opened }: ObjectiveCardProps) {
  const { t } = useWords();
  const { order, selected } = useHand();
  const results = objective.key_results ?? [];
  const over = order?.over === objective.id && order.lifted !== objective.id;
  const classes = [
    styles.card,
    selected.has(objective.id) && styles.selected,
    order?.lifted === objective.id && styles.lifted,
    over && styles.over,
  ];
  return (
    <article
      className={classes.filter(Boolean).join(" ")}
      aria-labelledby={`o-${objective.id}`}
      onDragOver={(event) => {
        if (!order?.takes(objective.id)) return;
        event.preventDefault();
        order.hover(objective.id);
      }}
      onDrop={(event) => {
        event.preventDefault();
        order?.drop(objective.id);
      }}
    >
      <div
        className={`${styles.row} ${styles.head} ${fold ? "" : styles.unfolded}`}
        data-line=""
        {...openKeys(opened)}
      >
        <Gutter objective={objective} opened={opened} />
        <div className={styles.what}>
          <h3 id={`o-${objective.id}`}>
            <Link
              to="/okrs/$objectiveId"
              params={{ objectiveId: objective.id }}
              className={styles.title}
              data-row={objective.id}
              data-objective={objective.id}
            >
              {objective.title}
            </Link>
          </h3>
          <Tags objective={objective} themes={themes} />
          {objective.state === "draft" && objective.return_note && (
            <div className={styles.returned}>
              {t("objectives.list.returned", { note: objective.return_note })}
            </div>
          )}
        </div>
        <Needle
          progress={objective.progress}
          expected={objective.expected}
          status={objective.status as Status}
        />
        <StatusTag status={objective.status as Status} />
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

/** Right opens, left shuts, as in every tree. */
function openKeys(opened: Opened | undefined) {
  if (!opened) return {};
  return {
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === "ArrowRight") opened.set(true);
      if (event.key === "ArrowLeft") opened.set(false);
    },
  };
}

/** What kind of promise it is, where it is on its way, and what it serves. */
function Tags({ objective, themes }: { objective: Objective; themes: ReadonlyMap<string, string> }) {
  const { t } = useWords();
  const serves = objective.theme_ids.flatMap((id) => themes.get(id) ?? []);
  return (
    <span className={styles.tags}>
      {objective.state !== "active" && <Tag>{t(stateWord(objective))}</Tag>}
      <Tag>{t(kindWord[objective.kind as keyof typeof kindWord])}</Tag>
      {serves.map((title) => (
        <Tag key={title}>{t("objectives.list.serves", { title })}</Tag>
      ))}
    </span>
  );
}
