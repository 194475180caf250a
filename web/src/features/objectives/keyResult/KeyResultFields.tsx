import { DatePick } from "../../../ui/DatePick";
import { Field } from "../../../ui/Field";
import { Form, FormRow } from "../../../ui/Form";
import { NumberInput } from "../../../ui/NumberInput";
import { PersonPicker } from "../../../ui/PersonPicker";
import { TextArea } from "../../../ui/TextArea";
import { TextInput } from "../../../ui/TextInput";
import { WordingHints } from "../../../ui/WordingHints";
import { useWords } from "../../../ui/words";
import { MeasureFields, type PartProps } from "./MeasureFields";
import { TrackFields } from "./TrackFields";

/** All fields of a key result, from what it says to how it is followed. */
export function KeyResultFields({ revising, ...part }: PartProps & { revising: boolean }) {
  const { t } = useWords();
  const { form, change, error } = part;
  return (
    <Form>
      <Field label={t("objectives.edit.title")} pointer="/title" error={error} required>
        <TextInput
          value={form.title}
          onChange={(title) => change({ title })}
          placeholder={t("objectives.edit.titleExample")}
        />
      </Field>
      <WordingHints text={form.title} kind="key_result" onTake={(title) => change({ title })} />
      <MeasureFields {...part} />
      <FormRow>
        <Field label={t("objectives.edit.owner")} pointer="/owner_id" error={error}>
          <PersonPicker value={form.owner} onChange={(owner) => change({ owner })} clearable />
        </Field>
        <Field
          label={t("objectives.edit.weight")}
          hint={t("objectives.edit.weightHint")}
          pointer="/weight"
          error={error}
        >
          <NumberInput value={form.weight} onChange={(weight) => change({ weight })} unit="%" />
        </Field>
      </FormRow>
      <FormRow>
        <Field label={t("objectives.edit.starts")} pointer="/starts_on" error={error}>
          <DatePick value={form.starts_on} onChange={(starts_on) => change({ starts_on })} />
        </Field>
        <Field label={t("objectives.edit.due")} pointer="/due_on" error={error}>
          <DatePick value={form.due_on} onChange={(due_on) => change({ due_on })} min={form.starts_on} />
        </Field>
      </FormRow>
      <TrackFields {...part} />
      {revising && (
        <Field
          label={t("objectives.edit.reason")}
          hint={t("objectives.edit.reasonHint")}
          pointer="/reason"
          error={error}
          required
        >
          <TextArea value={form.reason} onChange={(reason) => change({ reason })} rows={2} />
        </Field>
      )}
    </Form>
  );
}
