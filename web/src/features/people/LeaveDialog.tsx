import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { Button } from "../../ui/Button";
import type { Option } from "../../ui/Combobox";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { PersonPicker } from "../../ui/PersonPicker";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { deactivate, type Person } from "./api";

/** Lets somebody go who leaves, and asks who takes over. */
export function LeaveDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useWords();
  const tell = useToast();
  const queries = useQueryClient();
  const id = useId();
  const [to, setTo] = useState<Option | null>(null);
  const { busy, error, send } = useSending(async () => {
    await deactivate(person.id, to?.value);
    tell({ text: t("people.leave.done", { name: person.name }) });
    await queries.invalidateQueries();
    onClose();
  });
  return (
    <Dialog
      open
      title={t("people.leave.title", { name: person.name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.confirm.cancel")}</Button>
          <Button type="submit" form={id} look="danger" busy={busy}>
            {t("people.leave.verb")}
          </Button>
        </>
      }
    >
      <Form id={id} onSubmit={() => void send()}>
        <ProblemNotice error={fieldOnly(error, ["/hand_over_to"])} />
        <p>{t("people.leave.words")}</p>
        <Field
          label={t("people.leave.handOver")}
          hint={t("people.leave.handOverHint")}
          pointer="/hand_over_to"
          error={error}
        >
          <PersonPicker value={to} onChange={setTo} clearable />
        </Field>
      </Form>
    </Dialog>
  );
}
