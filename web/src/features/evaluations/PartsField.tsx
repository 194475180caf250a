import { Checkbox } from "../../ui/Checkbox";
import { Field } from "../../ui/Field";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import type { Section } from "./api";
import styles from "./Evaluations.module.css";
import { GroupError } from "./GroupError";
import { sumOf, type TypedPart } from "./plan";

interface PartsFieldProps {
  parts: TypedPart[];
  places: Map<Section, number>;
  error: unknown;
  /** OKR results can't be weighed here. */
  apart: boolean;
  onChange: (parts: TypedPart[]) => void;
}

/** Which sections the form has and what each weighs; the sum is in sight while typing. */
export function PartsField({ parts, places, error, apart, onChange }: PartsFieldProps) {
  const { t } = useWords();
  const set = (section: Section, part: Partial<TypedPart>) =>
    onChange(parts.map((one) => (one.section === section ? { ...one, ...part } : one)));
  const sum = sumOf(parts.filter((part) => part.on).map((part) => part.weight));
  return (
    <fieldset className={styles.group}>
      <legend>{t("evaluations.parts")}</legend>
      <p className="soft small">{t("evaluations.partsHint")}</p>
      {apart && <p className="soft small">{t("evaluations.apart")}</p>}
      {parts.map((part) => {
        const name = t(`evaluations.section.${part.section}`);
        const place = places.get(part.section) ?? -1;
        return (
          <div key={part.section} className={styles.part}>
            <Checkbox
              checked={part.on}
              disabled={apart && part.section === "okr"}
              onChange={(on) => set(part.section, { on })}
            >
              {name}
            </Checkbox>
            {part.on && (
              <>
                <Field
                  bare
                  label={t("evaluations.weightOf", { name })}
                  pointer={`/form/parts/${place}/weight`}
                  error={error}
                >
                  <TextInput
                    inputMode="numeric"
                    value={part.weight}
                    onChange={(weight) => set(part.section, { weight })}
                  />
                </Field>
                <span aria-hidden="true">%</span>
                <Field
                  bare
                  label={t("evaluations.wordsOf", { name })}
                  pointer={`/form/parts/${place}/words`}
                  error={error}
                >
                  <TextInput
                    placeholder={t(`evaluations.lookAt.${part.section}`)}
                    value={part.words}
                    onChange={(words) => set(part.section, { words })}
                  />
                </Field>
              </>
            )}
          </div>
        );
      })}
      <p className={styles.number} role="status">
        {t(sum === 100 ? "evaluations.sumRight" : "evaluations.sumWrong", { sum })}
      </p>
      <GroupError error={error} pointer="/form/parts" />
    </fieldset>
  );
}
