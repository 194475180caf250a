import { useId, useState } from "react";
import { newKey } from "../../api/client";
import { ApiProblem } from "../../api/problem";
import { today } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { DatePick } from "../../ui/DatePick";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form, FormRow } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { submitKeys } from "../../ui/submitKeys";
import { TextInput } from "../../ui/TextInput";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { type Metric, type Reading, record } from "./api";
import { useMoved } from "./useMoved";

export interface RecordFormProps {
  metric: Metric;
  /** The reading that is corrected; none for a new value. */
  correcting?: Reading;
  onClose: () => void;
}

/** The value of a day. What stands out is asked about before it is written down. */
export function RecordForm({ metric, correcting, onClose }: RecordFormProps) {
  const { t } = useWords();
  const id = useId();
  const tell = useToast();
  const moved = useMoved();
  const [key] = useState(newKey);
  const [on, setOn] = useState(correcting?.on ?? today());
  const [value, setValue] = useState(correcting ? correcting.typed || (correcting.value ?? "") : "");
  const [note, setNote] = useState("");
  const [sure, setSure] = useState(false);
  const sending = useSending(async () => {
    const body = { on, value, note: note || undefined, sure: sure || undefined };
    const taken = await record(metric.id, body, `${key}${JSON.stringify(body).length}${sure}`);
    await moved();
    tell({ text: t(taken.same ? "metrics.same" : "metrics.recorded", { count: taken.check_ins }) });
    onClose();
  });
  const { error } = sending;
  const asked = sure || (error instanceof ApiProblem && doubts(error));
  return (
    <Dialog
      open
      keep
      title={t(correcting ? "metrics.correctTitle" : "metrics.recordTitle", { name: metric.name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("metrics.cancel")}</Button>
          <Button look="main" type="submit" form={id} busy={sending.busy} disabled={!value.trim()}>
            {t("metrics.recordVerb")}
          </Button>
        </>
      }
    >
      <Form id={id} onSubmit={() => void sending.send()} onKeyDown={submitKeys(() => void sending.send())}>
        <ProblemNotice error={fieldOnly(error, ["/on", "/value", "/note"])} />
        <FormRow>
          <Field label={t("metrics.day")} pointer="/on" error={error} required>
            <DatePick value={on} onChange={setOn} max={today()} disabled={correcting !== undefined} />
          </Field>
          <Field
            label={metric.unit ? t("metrics.valueIn", { unit: metric.unit }) : t("metrics.value")}
            hint={t("metrics.valueHint")}
            pointer="/value"
            error={error}
            required
          >
            <TextInput
              data-autofocus=""
              value={value}
              onChange={(next) => {
                setValue(next);
                setSure(false);
              }}
            />
          </Field>
        </FormRow>
        {asked && (
          <Checkbox checked={sure} onChange={setSure}>
            {t("metrics.sure")}
          </Checkbox>
        )}
        <Field label={t("metrics.note")} pointer="/note" error={error}>
          <TextInput value={note} onChange={setNote} />
        </Field>
      </Form>
    </Dialog>
  );
}

/** Whether the value was refused only because it stands out. */
function doubts(error: ApiProblem): boolean {
  const codes = [error.problem.code, ...(error.problem.errors ?? []).map((one) => one.code)];
  return codes.some((code) => code?.startsWith("metrics.doubt_"));
}
