import { type ReactNode, useState } from "react";
import { Button, type ButtonProps } from "./Button";
import { Dialog } from "./Dialog";
import { ProblemNotice } from "./ProblemNotice";
import { useWords } from "./words";

export interface ConfirmButtonProps extends Omit<ButtonProps, "onClick"> {
  /** The question, and what follows from a yes. */
  question: ReactNode;
  consequences?: ReactNode;
  /** The words on the button that does it: the verb, never "OK". */
  verb: string;
  /** Done when the promise is; a throw keeps the dialog open and is shown in it. */
  onConfirm: () => Promise<unknown> | unknown;
}

/** Asks once more before what can't be undone. What can be is done at once, with an undo in a toast. */
export function ConfirmButton({ question, consequences, verb, onConfirm, ...button }: ConfirmButtonProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const close = () => {
    setOpen(false);
    setError(null);
  };
  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      await onConfirm();
      close();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button {...button} onClick={() => setOpen(true)} />
      <Dialog
        open={open}
        title={question}
        onClose={close}
        actions={
          <>
            <Button onClick={close}>{t("ui.confirm.cancel")}</Button>
            <Button
              look={button.look === "danger" ? "danger" : "main"}
              busy={busy}
              onClick={() => void confirm()}
            >
              {verb}
            </Button>
          </>
        }
      >
        <ProblemNotice error={error} />
        {consequences}
      </Dialog>
    </>
  );
}
