import { useState } from "react";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import { type Action, adjustAction } from "./api";

const shown = ["/blocked/why", "/blocked/whom"];

/** Blocked says why, and on whom it waits. */
export function BlockDialog({
  action,
  onClose,
  onDone,
}: {
  action: Action;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}) {
  const { t } = useWords();
  const [why, setWhy] = useState(action.blocked?.why ?? "");
  const [whom, setWhom] = useState(action.blocked?.whom ?? "");
  const sending = useSending(async () => {
    await adjustAction(action, { state: "blocked", blocked: { why, whom: whom || undefined } });
    await onDone();
  });
  return (
    <Dialog
      open
      title={action.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("home.cancel")}</Button>
          <Button look="main" busy={sending.busy} onClick={() => void sending.send()}>
            {t("home.action.block")}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => void sending.send()}>
        <ProblemNotice error={fieldOnly(sending.error, shown)} shown={shown} />
        <Field label={t("home.action.why")} pointer="/blocked/why" error={sending.error} required>
          <TextInput value={why} onChange={setWhy} />
        </Field>
        <Field label={t("home.action.whom")} pointer="/blocked/whom" error={sending.error}>
          <TextInput value={whom} onChange={setWhom} />
        </Field>
      </Form>
    </Dialog>
  );
}
