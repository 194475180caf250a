import { useState } from "react";
import { Button } from "../../ui/Button";
import type { Option } from "../../ui/Combobox";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { PersonPicker } from "../../ui/PersonPicker";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { useWords } from "../../ui/words";
import { type Duty, handOver } from "./api";

interface HandOverProps {
  duty: Duty;
  person: string;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** Gives a form that waits to somebody else; whoever stands in for who is away is filled in. */
export function HandOver({ duty, person, onClose, onDone }: HandOverProps) {
  const { t } = useWords();
  const [to, setTo] = useState<Option | null>(
    duty.deputy_id ? { value: duty.deputy_id, label: duty.deputy_name ?? "" } : null,
  );
  const sending = useSending(async () => {
    await handOver(duty, to?.value ?? "");
    await onDone();
    onClose();
  });
  const kind = t(`evaluations.by.${duty.kind}`);
  return (
    <Dialog
      open
      title={t("evaluations.handOverOf", { kind, name: person })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("evaluations.cancel")}</Button>
          <Button look="main" busy={sending.busy} disabled={!to} onClick={() => void sending.send()}>
            {t("evaluations.handOver")}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => void sending.send()}>
        <ProblemNotice error={fieldOnly(sending.error, ["/reviewer_id"])} shown={["/reviewer_id"]} />
        <p>{t("evaluations.handOverWords")}</p>
        <Field label={t("evaluations.reviewer")} pointer="/reviewer_id" error={sending.error} required>
          <PersonPicker value={to} onChange={setTo} />
        </Field>
      </Form>
    </Dialog>
  );
}
