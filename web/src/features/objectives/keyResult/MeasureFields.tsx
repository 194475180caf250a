import { reached } from "../../../api/measure";
import { formatDecimal } from "../../../lib/numbers";
import { Field } from "../../../ui/Field";
import { FormRow } from "../../../ui/Form";
import { NumberInput } from "../../../ui/NumberInput";
import { Select } from "../../../ui/Select";
import { TextInput } from "../../../ui/TextInput";
import { useWords } from "../../../ui/words";
import type { ResultForm, Way } from "./form";
import { StepFields } from "./StepFields";

export interface PartProps {
  form: ResultForm;
  change: (part: Partial<ResultForm>) => void;
  error: unknown;
}

const ways: Record<Way, string> = {
  target: "objectives.edit.way.target",
  relative: "objectives.edit.way.relative",
  change: "objectives.edit.way.change",
  keep: "objectives.edit.way.keep",
  milestone: "objectives.edit.way.milestone",
  rollup: "objectives.edit.way.rollup",
};
const hints: Record<Way, string> = {
  target: "objectives.edit.wayHint.target",
  relative: "objectives.edit.wayHint.relative",
  change: "objectives.edit.wayHint.change",
  keep: "objectives.edit.wayHint.keep",
  milestone: "objectives.edit.wayHint.milestone",
  rollup: "objectives.edit.wayHint.rollup",
};

/** How it is judged, and the numbers that belong to it. */
export function MeasureFields({ form, change, error }: PartProps) {
  const { t, locale } = useWords();
  const value =
    form.way === "relative" || form.way === "change" ? reached({ ...form, form: form.way }) : null;
  const number = (
    name: "baseline" | "target" | "low" | "high",
    label: string,
    pointer: string,
    unit = form.unit,
  ) => (
    <Field
      label={label}
      pointer={pointer}
      error={error}
      hint={
        name === "baseline" && form.baseline.trim() === ""
          ? t("objectives.edit.baselineAsk")
          : name === "target" && value !== null
            ? t("objectives.edit.comesTo", { value: formatDecimal(value, { locale, unit: form.unit }) })
            : undefined
      }
    >
      <NumberInput value={form[name]} onChange={(next) => change({ [name]: next })} unit={unit} />
    </Field>
  );
  return (
    <>
      <Field
        label={t("objectives.edit.judged")}
        hint={t(hints[form.way])}
        pointer="/measure/kind"
        error={error}
      >
        <Select
          value={form.way}
          onChange={(way) => change({ way })}
          options={(Object.keys(ways) as Way[]).map((way) => ({ value: way, label: t(ways[way]) }))}
        />
      </Field>
      {form.way === "milestone" && <StepFields form={form} change={change} error={error} />}
      {(form.way === "target" || form.way === "relative" || form.way === "change") && (
        <FormRow>
          {number("baseline", t("objectives.edit.baseline"), "/measure/baseline")}
          {form.way === "target" && number("target", t("objectives.edit.target"), "/measure/target")}
          {form.way === "relative" &&
            number("target", t("objectives.edit.relative"), "/measure/target_relative", "%")}
          {form.way === "change" && number("target", t("objectives.edit.change"), "/measure/target_change")}
          <Unit form={form} change={change} error={error} />
        </FormRow>
      )}
      {form.way === "keep" && (
        <FormRow>
          {number("low", t("objectives.edit.low"), "/measure/low")}
          {number("high", t("objectives.edit.high"), "/measure/high")}
          <Unit form={form} change={change} error={error} />
        </FormRow>
      )}
    </>
  );
}

function Unit({ form, change, error }: PartProps) {
  const { t } = useWords();
  return (
    <Field label={t("objectives.edit.unit")} pointer="/measure/unit" error={error}>
      <TextInput
        value={form.unit}
        onChange={(unit) => change({ unit })}
        placeholder={t("objectives.edit.unitExample")}
      />
    </Field>
  );
}
