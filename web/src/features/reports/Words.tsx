import { useState } from "react";
import { useDraft } from "../../lib/draft";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Kbd } from "../../ui/Kbd";
import { Markdown } from "../../ui/Markdown";
import { MarkdownField } from "../../ui/MarkdownField";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { submitKeys } from "../../ui/submitKeys";
import { useWords } from "../../ui/words";
import type { Part } from "./api";
import styles from "./Reports.module.css";

interface WordsProps {
  /** What they are about. */
  title: string;
  /** Where they stand: a part of which report. */
  reportId: string;
  part: Part | "summary";
  words: string;
  /** Whether they may be changed. */
  may: boolean;
  onSave: (words: string) => Promise<void>;
}

/** The words that people add to what data says: read, or written in place. */
export function Words(props: WordsProps) {
  const { t } = useWords();
  const { title, words, may } = props;
  const [writing, setWriting] = useState(false);
  if (writing && may) return <Writing {...props} onClose={() => setWriting(false)} />;
  if (!words && !may) return null;
  return (
    <div className={styles.words}>
      {words && <Markdown text={words} />}
      {may && (
        <Button
          size="small"
          look="quiet"
          aria-label={t(words ? "reports.editOf" : "reports.addTo", { title })}
          onClick={() => setWriting(true)}
        >
          {t(words ? "reports.edit" : "reports.add")}
        </Button>
      )}
    </div>
  );
}

function Writing({ title, reportId, part, words, onSave, onClose }: WordsProps & { onClose: () => void }) {
  const { t } = useWords();
  const draft = useDraft(`report.${reportId}.${part}`, words);
  const pointer = part === "summary" ? "/summary" : "/sections";
  const sending = useSending(async () => {
    await onSave(draft.value);
    draft.done(draft.value.trim());
    onClose();
  });
  const leave = () => {
    draft.done(words);
    onClose();
  };
  return (
    <Form onSubmit={() => void sending.send()} onKeyDown={submitKeys(() => void sending.send())}>
      <ProblemNotice error={fieldOnly(sending.error, [pointer])} shown={[pointer]} />
      <Field label={t("reports.wordsOn", { title })} bare pointer={pointer} error={sending.error}>
        <MarkdownField
          value={draft.value}
          onChange={draft.set}
          rows={part === "summary" ? 5 : 4}
          placeholder={t(part === "summary" ? "reports.summaryHint" : "reports.wordsHint")}
        />
      </Field>
      <span className={styles.acts}>
        <Button type="submit" look="main" size="small" busy={sending.busy}>
          {t("reports.save")}
        </Button>
        <Button size="small" onClick={leave}>
          {t("ui.confirm.cancel")}
        </Button>
        <span className="soft small">
          <Kbd combo="mod+enter" />
        </span>
      </span>
    </Form>
  );
}
