import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../../api/can";
import type { Objective } from "../../../api/okr";
import { formatDecimal, formatProgress } from "../../../lib/numbers";
import { Button } from "../../../ui/Button";
import { Markdown } from "../../../ui/Markdown";
import { Needle } from "../../../ui/Needle";
import { Panel } from "../../../ui/Panel";
import { PersonChip } from "../../../ui/PersonChip";
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

/** Where the objective stands, in one look and one sentence, and how its number is made. */
export function ObjectiveHead({ objective }: { objective: Objective }) {
  const { t, locale } = useWords();
  const [editing, setEditing] = useState(false);
  const themes = useQuery(themeTitlesQuery);
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
      <p className="soft">{standing(objective, t, locale)}</p>
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

type Words = (key: string, given?: Record<string, unknown>) => string;

/** "今天应达 52%，实际 45%，差 7 个百分点。" */
export function standing(
  { progress, expected }: Pick<Objective, "progress" | "expected">,
  t: Words,
  locale: string,
): string {
  if (progress === null) return t("objectives.detail.unknown");
  const value = formatProgress(progress, locale);
  if (expected === null) return t("objectives.detail.actual", { value });
  const clamped = Math.max(0, Math.min(1, progress));
  // Of the numbers as they stand beside it, so that the sum can be done by eye.
  const gap = Math.round(expected * 100) - Math.round(clamped * 100);
  const given = { value, expected: formatProgress(expected, locale), gap: Math.abs(gap) };
  if (gap > 0) return t("objectives.detail.behind", given);
  return t(gap === 0 ? "objectives.detail.even" : "objectives.detail.ahead", given);
}

/** "(40% × 60 + 50% × 40) ÷ 100 = 44%": the roll-up as one can check it by hand. */
function sum(objective: Objective, t: Words, locale: string): string {
  const counted = (objective.key_results ?? []).filter((kr) => !kr.dropped);
  if (counted.length === 0) return t("objectives.detail.noResults");
  const weighed = counted.some((kr) => kr.weight);
  const set = counted.reduce((all, kr) => all + Number(kr.weight ?? 0), 0);
  const open = counted.filter((kr) => !kr.weight).length;
  const share = (kr: (typeof counted)[number]) =>
    kr.weight ? Number(kr.weight) : weighed ? (100 - set) / open : 100 / counted.length;
  const parts = counted.map((kr) => {
    const clamped = Math.max(0, Math.min(1, kr.progress ?? 0));
    const weight = formatDecimal(String(Math.round(share(kr) * 100) / 100), { locale });
    return t("objectives.detail.part", { value: formatProgress(clamped, locale, 1), weight });
  });
  return `${parts.join(" + ")} = ${formatProgress(objective.progress, locale, 1)}`;
}
