import type { KeyboardEvent, Ref } from "react";
import type { Made } from "../../api/checkins";
import type { KeyResult } from "../../api/okr";
import { formatDecimal } from "../../lib/numbers";
import { readNumber } from "../../lib/typed";
import { Field } from "../../ui/Field";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import styles from "./CheckInForm.module.css";

export interface ValueFieldProps {
  keyResult: KeyResult;
  value: string;
  onChange: (value: string) => void;
  made: Made | undefined;
  error: unknown;
  onEnter: () => void;
  ref?: Ref<HTMLInputElement>;
}

/** The value as people write it, with how it was read and the way since last time right below. */
export function ValueField({ keyResult, value, onChange, made, error, onEnter, ref }: ValueFieldProps) {
  const { t } = useWords();
  const { unit } = keyResult.measure;
  const read = useReading(keyResult, value, made);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onEnter();
  };
  return (
    <Field
      label={unit ? t("checkins.valueIn", { unit }) : t("checkins.value")}
      pointer="/value"
      error={error}
      hint={error ? undefined : read || t("checkins.valueHint")}
    >
      <TextInput
        ref={ref}
        value={value}
        onChange={onChange}
        onKeyDown={onKeyDown}
        inputMode="text"
        autoComplete="off"
        enterKeyHint="next"
        className={styles.value}
        data-arrows=""
        data-autofocus=""
      />
    </Field>
  );
}

function useReading(keyResult: KeyResult, value: string, made: Made | undefined): string {
  const { t, locale } = useWords();
  const { unit, precision } = keyResult.measure;
  const style = { locale, precision: precision ?? undefined };
  if (!value.trim()) return "";
  if (made?.read_as) {
    const read = formatDecimal(made.read_as.value, { ...style, precision: undefined, unit });
    const change = made.read_as.change;
    if (change === null) return t("checkins.read", { value: read });
    if (Number(change) === 0) return t("checkins.readSame", { value: read });
    const way = formatDecimal(change, { ...style, precision: undefined, sign: "always" });
    return t("checkins.readChange", { value: read, change: way });
  }
  // Until the server has told: what the browser can read by itself.
  const own = readNumber(value);
  return own ? t("checkins.read", { value: formatDecimal(own.value, { locale, unit }) }) : "";
}
