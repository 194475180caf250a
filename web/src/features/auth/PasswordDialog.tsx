import { useId, useState } from "react";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { useWords } from "../../ui/words";
import { PasswordInput } from "./PasswordInput";

export interface PasswordDialogProps {
  title: string;
  verb: string;
  danger?: boolean;
  onClose: () => void;
  send: (password: string) => Promise<unknown>;
}

/** Asks for one's own password before something that a borrowed browser must not do. */
export function PasswordDialog({ title, verb, danger, onClose, send }: PasswordDialogProps) {
  const { t } = useWords();
  const id = useId();
  const [password, setPassword] = useState("");
  const sending = useSending(() => send(password));
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.confirm.cancel")}</Button>
          <Button type="submit" form={id} look={danger ? "danger" : "main"} busy={sending.busy}>
            {verb}
          </Button>
        </>
      }
    >
      <Form id={id} onSubmit={() => void sending.send()}>
        <ProblemNotice error={fieldOnly(sending.error, ["/password"])} />
        <Field label={t("auth.totp.ask")} pointer="/password" error={sending.error} required>
          <PasswordInput value={password} onChange={setPassword} autoComplete="current-password" autoFocus />
        </Field>
      </Form>
    </Dialog>
  );
}
