import { useState } from "react";
import { Button } from "../../ui/Button";
import type { Option } from "../../ui/Combobox";
import { Field } from "../../ui/Field";
import { Form, FormActions } from "../../ui/Form";
import { Panel } from "../../ui/Panel";
import { PersonPicker } from "../../ui/PersonPicker";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { planOf } from "../../ui/population/population";
import { fieldOnly, useSending } from "../../ui/sending";
import { useWords } from "../../ui/words";
import { change, type SchemeDetail } from "./api";

/** The approver has left and something may still wait for them: HR names another. A draft is changed as a whole. */
export function ApproverLeft({ scheme, onDone }: { scheme: SchemeDetail; onDone: () => Promise<unknown> }) {
  const { t } = useWords();
  const [approver, setApprover] = useState<Option | null>(null);
  const sending = useSending(async () => {
    await change(scheme, {
      title: scheme.title,
      starts_on: scheme.starts_on,
      ends_on: scheme.ends_on,
      population: planOf(scheme.population),
      rules: scheme.rules,
      approver_id: approver?.value ?? "",
    });
    await onDone();
  });
  return (
    <Panel title={t("incentives.approverLeft", { name: scheme.approver_name })}>
      <Form onSubmit={() => void sending.send()}>
        <ProblemNotice error={fieldOnly(sending.error, ["/approver_id"])} shown={["/approver_id"]} />
        <Field
          label={t("incentives.otherApprover")}
          hint={t("incentives.otherApproverHint")}
          pointer="/approver_id"
          error={sending.error}
          required
        >
          <PersonPicker value={approver} onChange={setApprover} />
        </Field>
        <FormActions>
          <Button look="main" type="submit" busy={sending.busy}>
            {t("incentives.replaceApprover")}
          </Button>
        </FormActions>
      </Form>
    </Panel>
  );
}
