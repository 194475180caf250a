import { Checkbox } from "../../ui/Checkbox";
import { DatePick } from "../../ui/DatePick";
import { Field } from "../../ui/Field";
import { FormRow } from "../../ui/Form";
import { MarkdownField } from "../../ui/MarkdownField";
import { NumberInput } from "../../ui/NumberInput";
import { PersonPicker } from "../../ui/PersonPicker";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import type { Action } from "./api";
import type { Typed } from "./form";
import { HelpersField } from "./HelpersField";
import styles from "./Plan.module.css";
import { StepsField } from "./StepsField";

/** The fields that show their own reasons. */
export const SHOWN = ["/title", "/owner_id", "/starts_on", "/due_on", "/how", "/effort_days", "/depends_on"];

export interface ActionFieldsProps {
  typed: Typed;
  onChange: (typed: Typed) => void;
  error: unknown;
  /** What it may depend on: the other actions of the plan. */
  others: readonly Action[];
}

/** What, who, when, how much, how, in which steps, after what. */
export function ActionFields({ typed, onChange, error, others }: ActionFieldsProps) {
  const { t } = useWords();
  const set = (change: Partial<Typed>) => onChange({ ...typed, ...change });
  const need = (id: string, wanted: boolean) =>
    set({ needs: wanted ? [...typed.needs, id] : typed.needs.filter((n) => n !== id) });
  return (
    <>
      <Field label={t("plans.name")} pointer="/title" error={error} required>
        <TextInput
          value={typed.title}
          onChange={(title) => set({ title })}
          placeholder={t("plans.namePlaceholder")}
        />
      </Field>
      <Field label={t("plans.owner")} pointer="/owner_id" error={error} required>
        <PersonPicker value={typed.owner} onChange={(owner) => set({ owner })} />
      </Field>
      <HelpersField
        helpers={typed.helpers}
        owner={typed.owner?.value}
        onChange={(helpers) => set({ helpers })}
      />
      <FormRow>
        <Field label={t("plans.starts")} pointer="/starts_on" error={error}>
          <DatePick value={typed.starts} onChange={(starts) => set({ starts })} />
        </Field>
        <Field label={t("plans.due")} pointer="/due_on" error={error} required>
          <DatePick value={typed.due} onChange={(due) => set({ due })} />
        </Field>
        <Field label={t("plans.effort")} pointer="/effort_days" error={error}>
          <NumberInput value={typed.effort} onChange={(effort) => set({ effort })} />
        </Field>
      </FormRow>
      <Field label={t("plans.how")} hint={t("plans.howHint")} pointer="/how" error={error}>
        <MarkdownField value={typed.how} onChange={(how) => set({ how })} rows={5} />
      </Field>
      <StepsField steps={typed.steps} onChange={(steps) => set({ steps })} />
      {others.length > 0 && (
        <fieldset className={styles.set}>
          <legend>{t("plans.depends")}</legend>
          {others.map((other) => (
            <Checkbox
              key={other.id}
              checked={typed.needs.includes(other.id)}
              onChange={(wanted) => need(other.id, wanted)}
            >
              {other.title}
            </Checkbox>
          ))}
        </fieldset>
      )}
    </>
  );
}
