import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../api/can";
import { formatInstant } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Icon } from "../../ui/Icon";
import { Markdown } from "../../ui/Markdown";
import { Menu } from "../../ui/Menu";
import { toShown, toWritten } from "../../ui/mention";
import { PersonChip } from "../../ui/PersonChip";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { type Comment, earlierWords, editComment } from "./api";
import { CommentFiles } from "./CommentFiles";
import { Reactions } from "./Reactions";
import styles from "./Talk.module.css";
import type { TalkActs } from "./useTalk";
import { WriteComment } from "./WriteComment";

/** One comment: who, when, what; its author edits it in place. */
export function CommentItem({ comment, acts, may }: { comment: Comment; acts: TalkActs; may: boolean }) {
  const { t, locale } = useWords();
  const [editing, setEditing] = useState(false);
  const [looking, setLooking] = useState(false);
  const past = usePast() !== undefined;
  if (comment.deleted) return <p className="soft">{t("talk.gone", { name: comment.author_name })}</p>;
  const entries = [
    ...(can(comment, "comment.update")
      ? [{ key: "edit", label: t("talk.edit"), onSelect: () => setEditing(true) }]
      : []),
    ...(can(comment, "comment.delete")
      ? [
          {
            key: "delete",
            label: t("talk.delete"),
            danger: true,
            onSelect: () => acts.remove.mutate(comment),
          },
        ]
      : []),
  ];
  return (
    <article className={styles.comment} aria-label={t("talk.by", { name: comment.author_name })}>
      <header className={styles.head}>
        <PersonChip name={comment.author_name} />
        <time className="soft" dateTime={comment.written_at}>
          {formatInstant(comment.written_at, locale)}
        </time>
        {comment.edited_at && past && <span className="soft">{t("talk.edited")}</span>}
        {comment.edited_at && !past && (
          <button type="button" className={styles.edited} onClick={() => setLooking(true)}>
            {t("talk.edited")}
          </button>
        )}
        <span className={styles.tools}>
          <Reactions comment={comment} acts={acts} may={may} />
          {entries.length > 0 && (
            <Menu
              face={<Icon name="dots" />}
              label={t("talk.more", { name: comment.author_name })}
              align="end"
              entries={entries}
            />
          )}
        </span>
      </header>
      {comment.quote && <q className={styles.quote}>{comment.quote}</q>}
      {editing ? (
        <WriteComment
          draftKey={`edit.${comment.id}`}
          subject={{ kind: comment.subject_kind, id: comment.subject_id }}
          initialFiles={comment.files}
          label={t("talk.edit")}
          verb={t("talk.save")}
          initial={toWritten(comment.body, comment.mentions)}
          autoFocus
          send={(body, fileIds) => editComment(comment, body, fileIds)}
          onDone={() => {
            setEditing(false);
            void acts.refresh();
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <>
          {comment.body && <Markdown text={toShown(comment.body, comment.mentions)} />}
          <CommentFiles files={comment.files} />
        </>
      )}
      {looking && <Earlier comment={comment} onClose={() => setLooking(false)} />}
    </article>
  );
}

/** What a comment said before its edits. */
function Earlier({ comment, onClose }: { comment: Comment; onClose: () => void }) {
  const { t, locale } = useWords();
  const edits = useQuery({
    queryKey: ["talk edits", comment.id, comment.version],
    queryFn: () => earlierWords(comment.id),
  });
  return (
    <Dialog
      open
      title={t("talk.earlier")}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t("talk.close")}</Button>}
    >
      <ProblemNotice error={edits.error} />
      {edits.isPending && <Skeleton />}
      <ol className={styles.edits}>
        {edits.data?.map((edit) => (
          <li key={edit.edited_at}>
            <span className="soft">{t("talk.until", { when: formatInstant(edit.edited_at, locale) })}</span>
            <Markdown text={toShown(edit.body, comment.mentions)} />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
