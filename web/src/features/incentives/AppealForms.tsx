import { useState } from "react";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Form, FormActions } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { TextArea } from "../../ui/TextArea";
import { useWords } from "../../ui/words";
import { type Appeal, decide, dismiss, propose } from "./api";
import styles from "./Incentives.module.css";

interface FormProps {
  appeal: Appeal;
  onDone: () => Promise<unknown>;
}

/** HR's answer: the statement stays, or what is given of the person is corrected. */
export function AnswerForm({ appeal, onDone, onCancel }: FormProps & { onCancel: () => void }) {
  const { t } = useWords();
  const [text, setText] = useState(appeal.inputs ?? "");
  const [words, setWords] = useState(appeal.answer ?? "");
  const keeping = useSending(async () => {
    await dismiss(appeal, words);
    await onDone();
  });
  const correcting = useSending(async () => {
    await propose(appeal, text, words);
    await onDone();
  });
  const error = correcting.error ?? keeping.error;
  const send = (one: typeof keeping, other: typeof keeping) => {
    other.setError(null);
    void one.send();
  };
  return (
    <Form onSubmit={() => send(correcting, keeping)}>
      <ProblemNotice error={fieldOnly(error, ["/words", "/text"])} shown={["/words", "/text"]} />
      <Field label={t("incentives.answerWords")} pointer="/words" error={error} required>
        <TextArea rows={2} value={words} onChange={setWords} />
      </Field>
      <Field
        label={t("incentives.correction")}
        hint={t("incentives.correctionHint")}
        pointer="/text"
        error={error}
      >
        <TextArea
          className={styles.table}
          wrap="off"
          spellCheck={false}
          rows={3}
          value={text}
          onChange={setText}
        />
      </Field>
      <FormActions>
        <Button onClick={onCancel}>{t("incentives.cancel")}</Button>
        <Button busy={keeping.busy} onClick={() => send(keeping, correcting)}>
          {t("incentives.dismiss")}
        </Button>
        <Button
          look="main"
          type="submit"
          busy={correcting.busy}
          disabled={text === appeal.inputs && appeal.state === "open"}
        >
          {t("incentives.propose")}
        </Button>
      </FormActions>
    </Form>
  );
}

/** The approver's word on a correction. */
export function DecideForm({ appeal, onDone }: FormProps) {
  const { t } = useWords();
  const [words, setWords] = useState("");
  const [uphold, setUphold] = useState(true);
  const sending = useSending(async (yes: boolean) => {
    setUphold(yes);
    await decide(appeal, yes, words);
    await onDone();
  });
  return (
    <Form onSubmit={() => void sending.send(true)}>
      <ProblemNotice error={fieldOnly(sending.error, ["/words"])} shown={["/words"]} />
      <Field
        label={t("incentives.decideWords")}
        hint={t("incentives.decideHint")}
        pointer="/words"
        error={sending.error}
      >
        <TextArea rows={2} value={words} onChange={setWords} />
      </Field>
      <FormActions>
        <Button busy={sending.busy && !uphold} onClick={() => void sending.send(false)}>
          {t("incentives.giveBack")}
        </Button>
        <Button look="main" type="submit" busy={sending.busy && uphold}>
          {t("incentives.uphold")}
        </Button>
      </FormActions>
    </Form>
  );
}
