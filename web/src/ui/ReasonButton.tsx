import { useState } from "react";
import { Button } from "./Button";
import { Dialog } from "./Dialog";
import { Field } from "./Field";
import { Form } from "./Form";
import { ProblemNotice } from "./ProblemNotice";
import { fieldOnly, useSending } from "./sending";
import { submitKeys } from "./submitKeys";
import { TextArea } from "./TextArea";
import { useWords } from "./words";

interface ReasonButtonProps {
  /** On the button, and above the dialog that it opens unless there is a question. */
  children: string;
  question?: string;
  /** What it does, in the dialog. */
  consequences?: string;
  /** What the reason is called. */
  label: string;
  hint?: string;
  /** On the button that does it. */
  verb: string;
  look?: "quiet";
  onConfirm: (reason: string) => Promise<unknown>;
}

/** A step back that has to be given a reason: its button opens a dialog that asks for it. */
export function ReasonButton({
  children,
  question,
  consequences,
  label,
  hint,
  verb,
  look,
  onConfirm,
}: ReasonButtonProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const sending = useSending(async () => {
    await onConfirm(reason);
    setOpen(false);
    setReason("");
  });
  return (
    <>
      <Button look={look} onClick={() => setOpen(true)}>
        {children}
      </Button>
      {open && (
        <Dialog
          open
          keep={reason !== ""}
          title={question ?? children}
          onClose={() => setOpen(false)}
          actions={
            <>
              <Button onClick={() => setOpen(false)}>{t("ui.confirm.cancel")}</Button>
              <Button
                look="main"
                busy={sending.busy}
                disabled={!reason.trim()}
                onClick={() => void sending.send()}
              >
                {verb}
              </Button>
            </>
          }
        >
          <Form onSubmit={() => void sending.send()} onKeyDown={submitKeys(() => void sending.send())}>
            <ProblemNotice error={fieldOnly(sending.error, ["/reason"])} shown={["/reason"]} />
            {consequences && <p>{consequences}</p>}
            <Field label={label} hint={hint} pointer="/reason" error={sending.error} required>
              <TextArea rows={2} value={reason} onChange={setReason} />
            </Field>
          </Form>
        </Dialog>
      )}
    </>
  );
}
