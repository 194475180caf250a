import type { Ref } from "react";
import type { KeyResult } from "../../api/okr";
import { formatDate, today } from "../../lib/dates";
import { Checkbox } from "../../ui/Checkbox";
import { useWords } from "../../ui/words";
import styles from "./CheckInForm.module.css";

export interface StepsFieldProps {
  keyResult: KeyResult;
  /** Ids of the steps that are ticked. */
  value: readonly string[];
  onChange: (steps: string[]) => void;
  ref?: Ref<HTMLFieldSetElement>;
}

/** A milestone's steps, ticked as they are done. */
export function StepsField({ keyResult, value, onChange, ref }: StepsFieldProps) {
  const { t, locale } = useWords();
  const steps = keyResult.measure.steps ?? [];
  return (
    <fieldset ref={ref} className={styles.steps}>
      <legend>{t("checkins.steps")}</legend>
      {steps.map((step) => {
        const id = step.id ?? "";
        const due = step.due_on || keyResult.due_on;
        const late = due < today() && !value.includes(id);
        return (
          <Checkbox
            key={id}
            checked={value.includes(id)}
            onChange={(on) => onChange(on ? [...value, id] : value.filter((one) => one !== id))}
          >
            {step.title}{" "}
            <span className={late ? styles.late : styles.due}>
              {t(late ? "checkins.stepLate" : "checkins.stepDue", { on: formatDate(due, locale) })}
            </span>
          </Checkbox>
        );
      })}
    </fieldset>
  );
}
