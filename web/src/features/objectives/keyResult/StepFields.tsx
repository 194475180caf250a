import { Button } from "../../../ui/Button";
import { DatePick } from "../../../ui/DatePick";
import { Field } from "../../../ui/Field";
import { Icon } from "../../../ui/Icon";
import { TextInput } from "../../../ui/TextInput";
import { useWords } from "../../../ui/words";
import styles from "./Edit.module.css";
import type { StepField } from "./form";
import type { PartProps } from "./MeasureFields";

/** The steps of a milestone: what, by when, how much of the whole. Enter in the last one begins another. */
export function StepFields({ form, change, error }: PartProps) {
  const { t } = useWords();
  const set = (at: number, part: Partial<StepField>) =>
    change({ steps: form.steps.map((s, i) => (i === at ? { ...s, ...part } : s)) });
  const add = () => change({ steps: [...form.steps, { title: "", due_on: "", weight: "", done: false }] });
  return (
    <fieldset className={styles.rows}>
      <legend>{t("objectives.edit.steps")}</legend>
      {form.steps.map((step, i) => (
        <div key={i} className={styles.stepRow}>
          <Field
            bare
            label={t("objectives.edit.step", { n: i + 1 })}
            pointer={`/measure/steps/${i}/title`}
            error={error}
          >
            <TextInput
              value={step.title}
              onChange={(title) => set(i, { title })}
              placeholder={t("objectives.edit.stepExample")}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || event.nativeEvent.isComposing || i !== form.steps.length - 1)
                  return;
                event.preventDefault();
                if (step.title.trim() !== "") add();
              }}
            />
          </Field>
          <Field
            bare
            label={t("objectives.edit.stepDue", { n: i + 1 })}
            pointer={`/measure/steps/${i}/due_on`}
            error={error}
          >
            <DatePick value={step.due_on} onChange={(due_on) => set(i, { due_on })} />
          </Field>
          <Field
            bare
            label={t("objectives.edit.stepWeight", { n: i + 1 })}
            pointer={`/measure/steps/${i}/weight`}
            error={error}
          >
            <TextInput
              value={step.weight}
              inputMode="decimal"
              placeholder={t("objectives.edit.stepWeightExample")}
              onChange={(weight) => set(i, { weight })}
            />
          </Field>
          <Button
            look="quiet"
            size="small"
            aria-label={t("objectives.edit.stepRemove", { n: i + 1 })}
            disabled={form.steps.length === 1}
            onClick={() => change({ steps: form.steps.filter((_, other) => other !== i) })}
          >
            <Icon name="close" size={12} />
          </Button>
        </div>
      ))}
      <Button size="small" icon={<Icon name="plus" size={14} />} onClick={add}>
        {t("objectives.edit.stepAdd")}
      </Button>
    </fieldset>
  );
}
