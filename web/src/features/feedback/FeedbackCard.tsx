import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { can } from "../../api/can";
import { formatInstant } from "../../lib/dates";
import { Icon } from "../../ui/Icon";
import { Markdown } from "../../ui/Markdown";
import { Menu } from "../../ui/Menu";
import { PersonChip } from "../../ui/PersonChip";
import { Tag } from "../../ui/Tag";
import { TalkButton } from "../../ui/TalkButton";
import { useWords } from "../../ui/words";
import type { Feedback } from "./api";
import { EditForm } from "./EditForm";
import styles from "./Feedback.module.css";
import { useFeedback } from "./useFeedback";

/** One feedback or recognition: from whom to whom, who reads it, what it says and what it is about. */
export function FeedbackCard({ one }: { one: Feedback }) {
  const { t, locale } = useWords();
  const [editing, setEditing] = useState(false);
  const { remove, cheer } = useFeedback();
  const to = one.people.map((person) => person.name).join(t("feedback.comma"));
  const entries = [
    ...(can(one, "feedback.update")
      ? [{ key: "edit", label: t("feedback.edit"), onSelect: () => setEditing(true) }]
      : []),
    ...(can(one, "feedback.delete")
      ? [{ key: "delete", label: t("feedback.delete"), danger: true, onSelect: () => remove(one) }]
      : []),
  ];
  return (
    <article className={styles.card} aria-label={t(`feedback.by.${one.kind}`, { name: one.author_name, to })}>
      <header className={styles.head}>
        <PersonChip name={one.author_name ?? ""} />
        <span className="soft">{t(`feedback.did.${one.kind}`)}</span>
        {one.people.map((person) => (
          <PersonChip key={person.id} name={person.name} />
        ))}
        <span className={styles.facts}>
          <time dateTime={one.given_at}>{formatInstant(one.given_at, locale)}</time>
          {one.edited_at && <span>{t("feedback.edited")}</span>}
          {one.kind === "feedback" && (
            <Tag>
              {one.visibility === "manager"
                ? t("feedback.readsAlong", { name: one.manager_name })
                : t(`feedback.visibility.${one.visibility}`)}
            </Tag>
          )}
        </span>
        {entries.length > 0 && (
          <Menu
            face={<Icon name="dots" />}
            label={t("feedback.tools", { name: one.author_name })}
            align="end"
            entries={entries}
          />
        )}
      </header>
      {editing ? (
        <EditForm one={one} onClose={() => setEditing(false)} />
      ) : (
        <div className={styles.body}>
          {one.words_lost ? <p className="soft">{t("feedback.wordsLost")}</p> : <Markdown text={one.body} />}
        </div>
      )}
      <footer className={styles.foot}>
        {one.objective_id && (
          <Link
            className={styles.about}
            to="/okrs/$objectiveId"
            params={{ objectiveId: one.objective_id }}
            search={one.key_result_id ? { kr: one.key_result_id } : {}}
          >
            <Icon name="objective" size={14} />
            {one.key_result || one.objective}
          </Link>
        )}
        <TalkButton
          subjectKind="feedback"
          subjectId={one.id}
          title={t(`feedback.by.${one.kind}`, { name: one.author_name, to })}
        />
        {one.kind === "recognition" && <Cheers one={one} onCheer={(on) => cheer(one, on)} />}
      </footer>
    </article>
  );
}

/** Applause: how many and who; one's own by a press, where it isn't for oneself. */
function Cheers({ one, onCheer }: { one: Feedback; onCheer: (on: boolean) => void }) {
  const { t } = useWords();
  const names = one.cheers.map((person) => person.name).join(t("feedback.comma"));
  const words = `${t("feedback.cheer")}${one.cheers.length > 0 ? ` ${one.cheers.length}` : ""}`;
  if (!can(one, "feedback.cheer")) {
    return one.cheers.length > 0 ? <span className="soft">{t("feedback.cheeredBy", { names })}</span> : null;
  }
  return (
    <>
      <button
        type="button"
        className={styles.cheer}
        aria-pressed={one.cheered}
        onClick={() => onCheer(!one.cheered)}
      >
        {words}
      </button>
      {names && <span className="soft">{names}</span>}
    </>
  );
}
