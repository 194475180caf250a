import { useId } from "react";
import { useWords } from "../../ui/words";
import styles from "./Guide.module.css";

export type Kind = "committed" | "aspirational";

export interface KindChoiceProps {
  value: Kind;
  onChange: (kind: Kind) => void;
  disabled?: boolean;
}

/** Committed or aspirational, each with what follows from it. */
export function KindChoice({ value, onChange, disabled }: KindChoiceProps) {
  const { t } = useWords();
  const id = useId();
  return (
    <fieldset className={styles.choice} disabled={disabled}>
      <legend>{t("quality.kind.label")}</legend>
      {(["committed", "aspirational"] as const).map((kind) => (
        <label key={kind}>
          <input
            type="radio"
            name={id}
            checked={value === kind}
            onChange={() => onChange(kind)}
            aria-describedby={`${id}-${kind}`}
          />
          <strong>{t(`quality.kind.${kind}`)}</strong>
          <small id={`${id}-${kind}`}>{t(`quality.kind.${kind}Words`)}</small>
        </label>
      ))}
    </fieldset>
  );
}
