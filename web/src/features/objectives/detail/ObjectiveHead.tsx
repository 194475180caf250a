import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../../api/can";
import type { Objective } from "../../../api/okr";
import { Button } from "../../../ui/Button";
import { Markdown } from "../../../ui/Markdown";
import { Needle } from "../../../ui/Needle";
import { Panel } from "../../../ui/Panel";
import { PersonChip } from "../../../ui/PersonChip";
import { usePast } from "../../../ui/past";
import { StaleMark } from "../../../ui/StaleMark";
import { StatusTag } from "../../../ui/StatusTag";
import type { Status } from "../../../ui/status";
import { Tag } from "../../../ui/Tag";
import { TeamChip } from "../../../ui/TeamChip";
import { useWords } from "../../../ui/words";
import { themeTitlesQuery } from "../api";
import { kindWord, stateWord } from "../list/said";
import styles from "./Detail.module.css";
import { EditObjective } from "./EditObjective";
import { standing, sum } from "./made";

/** Where the objective stands, in one look and one sentence, and how its number is made. */
export function ObjectiveHead({ objective }: { objective: Objective }) {
  const { t, locale } = useWords();
  const [editing, setEditing] = useState(false);
  const themes = useQuery(themeTitlesQuery(usePast()));
  const serves = objective.theme_ids.flatMap(
    (id) => themes.data?.find((theme) => theme.id === id)?.title ?? [],
  );
  const status = objective.status as Status;
  return (
    <Panel>
      <div className={styles.headRow}>
        {objective.owner_name ? (
          <PersonChip name={objective.owner_name} />
        ) : (
          <TeamChip name={objective.team_name ?? ""} />
        )}
        {objective.owner_name && objective.team_name && (
          <span className="soft small">{objective.team_name}</span>
        )}
        <Tag>{t(stateWord(objective))}</Tag>
        <Tag>{t(kindWord[objective.kind as keyof typeof kindWord])}</Tag>
        {objective.visibility !== "everyone" && <Tag>{t(visibilityWord[objective.visibility] ?? "")}</Tag>}
        {objective.visibility === "listed" && objective.shared_names.length > 0 && (
          <span className="soft small">{objective.shared_names.join(t("objectives.edit.comma"))}</span>
        )}
        {serves.map((title) => (
          <Tag key={title}>{t("objectives.list.serves", { title })}</Tag>
        ))}
        {can(objective, "objective.update") && objective.change_rule && (
          <Button size="small" look="quiet" onClick={() => setEditing(true)}>
            {t("objectives.detail.edit")}
          </Button>
        )}
      </div>
      {objective.description && (
        <div data-quote={`objective:${objective.id}:description`}>
          <Markdown text={objective.description} />
        </div>
      )}
      <div className={styles.needleRow}>
        <Needle progress={objective.progress} expected={objective.expected} status={status} size="big" />
        <StatusTag status={status} />
        {objective.stale && <StaleMark days={null} />}
      </div>
      <p className="soft">{standing(objective, t, locale, usePast() !== undefined)}</p>
      <details>
        <summary>{t("objectives.detail.made")}</summary>
        <p>{sum(objective, t, locale)}</p>
        <p className="soft small">{t("objectives.detail.madeWords")}</p>
      </details>
      {objective.return_note && objective.state === "draft" && (
        <p className={styles.note}>{t("objectives.detail.returned", { note: objective.return_note })}</p>
      )}
      {objective.close_note && (
        <p className={styles.note}>{t("objectives.detail.closedNote", { note: objective.close_note })}</p>
      )}
      {editing && <EditObjective objective={objective} onClose={() => setEditing(false)} />}
    </Panel>
  );
}

export const visibilityWord: Record<string, string> = {
  everyone: "objectives.detail.visible.everyone",
  team: "objectives.detail.visible.team",
  listed: "objectives.detail.visible.listed",
};
