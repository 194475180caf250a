import { useMutation } from "@tanstack/react-query";
import { useDraft } from "../../lib/draft";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Kbd } from "../../ui/Kbd";
import { MentionArea } from "../../ui/MentionArea";
import { nothingWritten, toBody, type Written } from "../../ui/mention";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import type { Quote } from "./api";
import styles from "./Talk.module.css";

export interface WriteCommentProps {
  /** Particular to what is written, so that the words outlive the page. */
  draftKey: string;
  label: string;
  verb: string;
  initial?: Written;
  quote?: Quote | null;
  onUnquote?: () => void;
  autoFocus?: boolean;
  send: (body: string) => Promise<{ blind: string[] }>;
  onDone?: () => void;
  onCancel?: () => void;
}

/** The field in which a comment is written. What was typed stays until the server has it. */
export function WriteComment({
  draftKey,
  label,
  verb,
  initial = nothingWritten,
  quote,
  ...rest
}: WriteCommentProps) {
  const { t } = useWords();
  const toast = useToast();
  const draft = useDraft<Written>(`talk.${draftKey}`, initial);
  const sending = useMutation({
    mutationFn: () => rest.send(toBody(draft.value)),
    onSuccess: ({ blind }) => {
      draft.done(nothingWritten);
      if (blind.length > 0) toast({ text: t("talk.blind", { names: blind.join(t("talk.comma")) }) });
      rest.onDone?.();
    },
  });
  const send = () => {
    if (draft.value.text.trim() !== "" && !sending.isPending) sending.mutate();
  };
  return (
    <div className={styles.write}>
      {quote && (
        <div className={styles.quoting}>
          <q className={styles.quote}>{quote.text}</q>
          <Button size="small" look="quiet" onClick={rest.onUnquote}>
            {t("talk.unquote")}
          </Button>
        </div>
      )}
      <Field label={label} bare pointer="/body" error={sending.error}>
        <MentionArea
          value={draft.value}
          onChange={draft.set}
          onSend={send}
          placeholder={t("talk.placeholder")}
          rows={2}
          autoFocus={rest.autoFocus}
        />
      </Field>
      <ProblemNotice error={sending.error} shown={["/body"]} />
      {(draft.value.text !== initial.text || rest.onCancel) && (
        <div className={styles.send}>
          <Button
            look="main"
            size="small"
            busy={sending.isPending}
            disabled={draft.value.text.trim() === ""}
            onClick={send}
          >
            {verb}
          </Button>
          {rest.onCancel && (
            <Button
              look="quiet"
              size="small"
              onClick={() => {
                draft.done(initial);
                rest.onCancel?.();
              }}
            >
              {t("talk.cancel")}
            </Button>
          )}
          <Kbd combo="mod+enter" />
        </div>
      )}
    </div>
  );
}
