import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Objective, okrChanged } from "../../../api/okr";
import { formatInstant } from "../../../lib/dates";
import { Button } from "../../../ui/Button";
import { Field } from "../../../ui/Field";
import { Panel } from "../../../ui/Panel";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { usePast } from "../../../ui/past";
import { Tag } from "../../../ui/Tag";
import { TalkButton } from "../../../ui/TalkButton";
import { TextInput } from "../../../ui/TextInput";
import { useWords } from "../../../ui/words";
import { decide, type Revision, revisionsQuery } from "./api";
import styles from "./Detail.module.css";
import { fieldWord, useValueWords } from "./diff";

/** What was changed after activation: what it was, what it became, why, and who agreed. */
export function Revisions({ objective }: { objective: Objective }) {
  const { t } = useWords();
  const revisions = useQuery(revisionsQuery(objective.id, usePast()));
  if (!revisions.data?.length && !revisions.error) return null;
  return (
    <Panel title={t("objectives.detail.revisions")}>
      <ProblemNotice error={revisions.error} retry={() => void revisions.refetch()} />
      <ol className={styles.revisions}>
        {revisions.data?.map((revision) => (
          <RevisionItem key={revision.id} revision={revision} objective={objective} />
        ))}
      </ol>
    </Panel>
  );
}

const states: Record<string, string> = {
  pending: "objectives.detail.revision.pending",
  applied: "objectives.detail.revision.applied",
  approved: "objectives.detail.revision.approved",
  declined: "objectives.detail.revision.declined",
};

function RevisionItem({ revision, objective }: { revision: Revision; objective: Objective }) {
  const { t, locale } = useWords();
  const kr = objective.key_results?.find((r) => r.id === revision.key_result_id);
  const told = useValueWords(kr?.measure.unit ?? "");
  return (
    <li>
      <div className={styles.headRow}>
        <strong>{kr?.title ?? objective.title}</strong>
        <Tag>{t(states[revision.state] ?? "objectives.detail.revision.applied")}</Tag>
        <TalkButton subjectKind="revision" subjectId={revision.id} title={kr?.title ?? objective.title} />
      </div>
      <ul className={styles.diff}>
        {revision.changes.map((c) => (
          <li key={c.field}>
            {t(fieldWord(c.field))} <del>{c.old_name || told(c.old, c.field)}</del> →{" "}
            <ins>{c.new_name || told(c.new, c.field)}</ins>
          </li>
        ))}
      </ul>
      <p className="small">{t("objectives.detail.revision.reason", { words: revision.reason })}</p>
      <p className="soft small">
        {t("objectives.detail.revision.asked", {
          name: revision.asked_by_name,
          when: formatInstant(revision.asked_at, locale),
        })}
        {revision.decided_by_name &&
          t(
            revision.decided_note
              ? "objectives.detail.revision.decided"
              : "objectives.detail.revision.settled",
            {
              name: revision.decided_by_name,
              note: revision.decided_note ?? "",
            },
          )}
      </p>
      {revision.can_decide && <Decide revision={revision} />}
    </li>
  );
}

/** Agreeing at once; declining with words. */
function Decide({ revision }: { revision: Revision }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [note, setNote] = useState("");
  const answer = useMutation({
    mutationFn: (agree: boolean) => decide(revision.id, agree, note.trim()),
    onSuccess: () => okrChanged(queries),
  });
  return (
    <div className={styles.decide}>
      <ProblemNotice error={answer.error} shown={["/note"]} />
      <Field bare label={t("objectives.detail.revision.note")} pointer="/note" error={answer.error}>
        <TextInput value={note} onChange={setNote} placeholder={t("objectives.detail.revision.note")} />
      </Field>
      <div className={styles.headRow}>
        <Button
          size="small"
          look="main"
          busy={answer.isPending && answer.variables}
          onClick={() => answer.mutate(true)}
        >
          {t("objectives.detail.revision.agree")}
        </Button>
        <Button
          size="small"
          busy={answer.isPending && !answer.variables}
          onClick={() => answer.mutate(false)}
        >
          {t("objectives.detail.revision.decline")}
        </Button>
      </div>
    </div>
  );
}
