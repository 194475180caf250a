import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useDraft } from "../../lib/draft";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import { Kbd } from "../../ui/Kbd";
import { MentionArea } from "../../ui/MentionArea";
import { nothingWritten, toBody, type Written } from "../../ui/mention";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import type { CommentFile, Quote, Subject } from "./api";
import { FileShelf } from "./FileShelf";
import fileStyles from "./Files.module.css";
import { filesIn, MOST_BYTES, MOST_FILES } from "./fileWords";
import styles from "./Talk.module.css";
import { useFiles } from "./useFiles";

export interface WriteCommentProps {
  /** Particular to what is written, so that the words outlive the page. */
  draftKey: string;
  /** What it is about, and whose eyes its files are for. */
  subject: Subject;
  label: string;
  verb: string;
  initial?: Written;
  initialFiles?: CommentFile[];
  quote?: Quote | null;
  onUnquote?: () => void;
  autoFocus?: boolean;
  send: (body: string, fileIds: string[]) => Promise<{ blind: string[] }>;
  onDone?: () => void;
  onCancel?: () => void;
}

const noFiles: CommentFile[] = [];

/** The field in which a comment is written. What was typed and added stays until the server has it. */
export function WriteComment({
  draftKey,
  subject,
  label,
  verb,
  initial = nothingWritten,
  initialFiles = noFiles,
  quote,
  ...rest
}: WriteCommentProps) {
  const { t } = useWords();
  const toast = useToast();
  const draft = useDraft<Written>(`talk.${draftKey}`, initial);
  const files = useFiles(draftKey, subject, initialFiles);
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const sending = useMutation({
    mutationFn: () =>
      rest.send(
        toBody(draft.value),
        files.files.map((one) => one.id),
      ),
    onSuccess: ({ blind }) => {
      draft.done(nothingWritten);
      files.done(true);
      if (blind.length > 0) toast({ text: t("talk.blind", { names: blind.join(t("talk.comma")) }) });
      rest.onDone?.();
    },
  });
  const nothing = draft.value.text.trim() === "" && files.files.length === 0;
  const send = () => {
    if (!nothing && !files.busy && !sending.isPending) sending.mutate();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files may be dropped or pasted anywhere here; the button below is for the keyboard
    <div
      className={`${styles.write} ${over ? fileStyles.over : ""}`}
      onPaste={(event) => {
        const given = filesIn(event.clipboardData);
        // A spreadsheet's cells come as words and as a picture of them: then the words are meant.
        if (given.length === 0 || event.clipboardData.types.includes("text/plain")) return;
        event.preventDefault();
        files.add(given);
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        files.add(filesIn(event.dataTransfer));
      }}
    >
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
      <FileShelf files={files} />
      <ProblemNotice error={sending.error} shown={["/body"]} />
      <input
        ref={picker}
        type="file"
        multiple
        className="hidden-visually"
        tabIndex={-1}
        aria-label={t("talk.file.add")}
        onChange={(event) => {
          files.add([...(event.target.files ?? [])]);
          event.target.value = ""; // the same file may be chosen again
        }}
      />
      <div className={styles.send}>
        {(draft.value.text !== initial.text || files.changed || rest.onCancel) && (
          <Button
            look="main"
            size="small"
            busy={sending.isPending || files.busy}
            disabled={nothing}
            onClick={send}
          >
            {verb}
          </Button>
        )}
        {rest.onCancel && (
          <Button
            look="quiet"
            size="small"
            onClick={() => {
              draft.done(initial);
              files.done(false);
              rest.onCancel?.();
            }}
          >
            {t("talk.cancel")}
          </Button>
        )}
        <Button
          look="quiet"
          size="small"
          icon={<Icon name="clip" />}
          title={t("talk.file.addHint", { limit: MOST_BYTES >> 20, most: MOST_FILES })}
          onClick={() => picker.current?.click()}
        >
          {t("talk.file.add")}
        </Button>
        {!nothing && <Kbd combo="mod+enter" />}
      </div>
    </div>
  );
}
