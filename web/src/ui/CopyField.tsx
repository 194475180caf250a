import { Button } from "./Button";
import styles from "./CopyField.module.css";
import { Field } from "./Field";
import { TextInput } from "./TextInput";
import { useToast } from "./Toast";
import { useWords } from "./words";

export interface CopyFieldProps {
  label: string;
  hint?: string;
  value: string;
  /** The words on the button. */
  verb: string;
  /** Beside the button. */
  children?: React.ReactNode;
}

/** What is shown this once, to be copied: marked whole when one comes to it. */
export function CopyField({ label, hint, value, verb, children }: CopyFieldProps) {
  const { t } = useWords();
  const tell = useToast();
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    tell({ text: t("ui.copy.done") });
  };
  return (
    <div className={styles.copy}>
      <Field label={label} hint={hint}>
        <TextInput
          value={value}
          onChange={() => {}}
          readOnly
          data-autofocus
          onFocus={(event) => event.target.select()}
        />
      </Field>
      <div className={styles.acts}>
        {navigator.clipboard && (
          <Button look="main" onClick={() => void copy()}>
            {verb}
          </Button>
        )}
        {children}
      </div>
    </div>
  );
}
