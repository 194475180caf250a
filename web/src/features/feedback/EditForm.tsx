import { useDraft } from "../../lib/draft";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { MarkdownField } from "../../ui/MarkdownField";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { useWords } from "../../ui/words";
import { edit, type Feedback } from "./api";
import styles from "./Feedback.module.css";
import { useFeedback } from "./useFeedback";

/** The words of one's own feedback, edited in its place. */
export function EditForm({ one, onClose }: { one: Feedback; onClose: () => void }) {
  const { t } = useWords();
  const { changed } = useFeedback();
  const draft = useDraft(`feedback.edit.${one.id}`, one.body);
  const sending = useSending(async () => {
    await edit(one, draft.value);
    draft.done(draft.value);
    await changed();
    onClose();
  });
  return (
    <Form onSubmit={() => void sending.send()}>
      <ProblemNotice error={fieldOnly(sending.error, ["/body"])} shown={["/body"]} />
      <Field label={t("feedback.words")} pointer="/body" error={sending.error} required>
        <MarkdownField value={draft.value} onChange={draft.set} rows={3} />
      </Field>
      <span className={styles.actions}>
        <Button
          onClick={() => {
            draft.done(one.body);
            onClose();
          }}
        >
          {t("feedback.cancel")}
        </Button>
        <Button look="main" busy={sending.busy} onClick={() => void sending.send()}>
          {t("feedback.save")}
        </Button>
      </span>
    </Form>
  );
}
