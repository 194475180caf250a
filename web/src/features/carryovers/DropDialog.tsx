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
import { decide, type Line } from "./api";

interface DropDialogProps {
  line: Line;
  to: string;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** Asks why an objective doesn't go on. */
export function DropDialog({ line, to, onClose, onDone }: DropDialogProps) {
  const { t } = useWords();
  const [reason, setReason] = useState("");
  const sending = useSending(async () => {
    await decide(line.objective_id, to, "dropped", { reason });
    await onDone();
    onClose();
  });
  return (
    <Dialog
      open
      keep={reason !== ""}
      title={t("carryovers.dropTitle", { title: line.title })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.confirm.cancel")}</Button>
          <Button look="main" busy={sending.busy} onClick={() => void sending.send()}>
            {t("carryovers.how.dropped")}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => void sending.send()} onKeyDown={submitKeys(() => void sending.send())}>
        <ProblemNotice error={fieldOnly(sending.error, ["/reason"])} shown={["/reason"]} />
        <Field label={t("carryovers.why")} pointer="/reason" error={sending.error} required>
          <TextArea rows={2} value={reason} onChange={setReason} />
        </Field>
      </Form>
    </Dialog>
  );
}
