import { useState } from "react";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { submitKeys } from "../../ui/submitKeys";
import { TextArea } from "../../ui/TextArea";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { decline, type FeedbackRequest } from "./api";
import { useFeedback } from "./useFeedback";

/** Says no to a request, with a word of why if one likes. */
export function DeclineDialog({ request, onClose }: { request: FeedbackRequest; onClose: () => void }) {
  const { t } = useWords();
  const tell = useToast();
  const { changed } = useFeedback();
  const [why, setWhy] = useState("");
  const sending = useSending(async () => {
    await decline(request.id, why);
    tell({ text: t("feedback.declined", { name: request.asker_name }) });
    onClose();
    await changed();
  });
  return (
    <Dialog
      open
      title={t("feedback.declineTitle", { name: request.asker_name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("feedback.cancel")}</Button>
          <Button look="main" busy={sending.busy} onClick={() => void sending.send()}>
            {t("feedback.decline")}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => void sending.send()} onKeyDown={submitKeys(() => void sending.send())}>
        <ProblemNotice error={fieldOnly(sending.error, ["/why"])} shown={["/why"]} />
        <Field label={t("feedback.why")} hint={t("feedback.whyHint")} pointer="/why" error={sending.error}>
          <TextArea value={why} onChange={setWhy} rows={2} />
        </Field>
      </Form>
    </Dialog>
  );
}
