import { Field } from "../../ui/Field";
import { NumberInput } from "../../ui/NumberInput";
import styles from "./PolicyForm.module.css";

export interface NumberRowProps {
  label: string;
  hint?: string;
  pointer: string;
  error: unknown;
  unit?: string;
  value: string;
  onChange: (typed: string) => void;
}

/** A number with its words on the left and the field on the right. */
export function NumberRow({ label, hint, pointer, error, ...input }: NumberRowProps) {
  return (
    <div className={styles.row}>
      <Field label={label} hint={hint} pointer={pointer} error={error}>
        <NumberInput {...input} />
      </Field>
    </div>
  );
}
