import { useState } from "react";
import { Button } from "../../ui/Button";
import { Tag } from "../../ui/Tag";
import { useWords } from "../../ui/words";
import { type Subject, sayComment, type Thread } from "./api";
import { CommentItem } from "./CommentItem";
import styles from "./Talk.module.css";
import type { TalkActs } from "./useTalk";
import { WriteComment } from "./WriteComment";

export interface ThreadItemProps {
  thread: Thread;
  subject: Subject;
  acts: TalkActs;
  may: boolean;
}

/** A comment and the answers to it. A resolved one is folded to its first line. */
export function ThreadItem({ thread, subject, acts, may }: ThreadItemProps) {
  const { t } = useWords();
  const [answering, setAnswering] = useState(false);
  const [unfolded, setUnfolded] = useState(false);
  const resolved = Boolean(thread.resolved_at);
  const folded = resolved && !unfolded;
  return (
    <li className={`${styles.thread} ${resolved ? styles.resolved : ""}`}>
      {(resolved || (subject.within && thread.subject_kind !== subject.kind)) && (
        <div className={styles.facts}>
          {subject.within && thread.subject_kind !== subject.kind && (
            <Tag>{t(`ui.noun.${thread.subject_kind}`)}</Tag>
          )}
          {resolved && <span>{t("talk.resolvedBy", { name: thread.resolved_by_name })}</span>}
          {resolved && (
            <Button size="small" look="quiet" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
              {folded ? t("talk.unfold", { count: thread.replies.length + 1 }) : t("talk.fold")}
            </Button>
          )}
        </div>
      )}
      {!folded && (
        <>
          <CommentItem comment={thread} acts={acts} may={may} />
          {thread.replies.length > 0 && (
            <div className={styles.replies}>
              {thread.replies.map((reply) => (
                <CommentItem key={reply.id} comment={reply} acts={acts} may={may} />
              ))}
            </div>
          )}
          {may && !answering && (
            <div className={styles.send}>
              {!thread.deleted && !resolved && (
                <Button size="small" look="quiet" onClick={() => setAnswering(true)}>
                  {t("talk.reply")}
                </Button>
              )}
              <Button
                size="small"
                look="quiet"
                busy={acts.settle.isPending && acts.settle.variables?.id === thread.id}
                onClick={() => acts.settle.mutate({ id: thread.id, resolved: !resolved })}
              >
                {t(resolved ? "talk.reopen" : "talk.resolve")}
              </Button>
            </div>
          )}
          {answering && (
            <WriteComment
              draftKey={`reply.${thread.id}`}
              subject={{ kind: thread.subject_kind, id: thread.subject_id }}
              label={t("talk.reply")}
              verb={t("talk.reply")}
              autoFocus
              send={(body, file_ids) => sayComment({ thread_id: thread.id, body, file_ids })}
              onDone={() => {
                setAnswering(false);
                void acts.refresh();
              }}
              onCancel={() => setAnswering(false)}
            />
          )}
        </>
      )}
    </li>
  );
}
