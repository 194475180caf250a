import { useState } from "react";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { submitKeys } from "../../ui/submitKeys";
import { TextArea } from "../../ui/TextArea";
import { useWords } from "../../ui/words";
import { type Lesson, settle } from "./api";
import { useLooking } from "./useLooking";

/** Asks why a lesson's change is given up. */
export function DropDialog({ lesson, onClose }: { lesson: Lesson; onClose: () => void }) {
  const { t } = useWords();
  const { settled } = useLooking();
  const [reason, setReason] = useState("");
  const sending = useSending(async () => {
    const now = await settle(lesson, "dropped", reason);
    onClose();
    await settled(lesson, now, "dropped");
  });
  return (
    <Dialog
      open
      keep={reason !== ""}
      title={t("retrospectives.markDropped")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.confirm.cancel")}</Button>
          <Button look="main" busy={sending.busy} onClick={() => void sending.send()}>
            {t("retrospectives.markDropped")}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => void sending.send()} onKeyDown={submitKeys(() => void sending.send())}>
        <p>{lesson.what}</p>
        <ProblemNotice error={fieldOnly(sending.error, ["/reason"])} shown={["/reason"]} />
        <Field label={t("retrospectives.whyDropped")} pointer="/reason" error={sending.error} required>
          <TextArea rows={2} value={reason} onChange={setReason} />
        </Field>
      </Form>
    </Dialog>
  );
}
