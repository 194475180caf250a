import { missing, reached } from "../../api/measure";
import { formatDecimal } from "../../lib/numbers";
import { Field } from "../../ui/Field";
import { NumberInput } from "../../ui/NumberInput";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import styles from "./Outline.module.css";
import type { ResultFields } from "./sheet";

export interface MeasureFieldsProps {
  fields: ResultFields;
  /** What the text left open: asked for until it is there, and one Tab apart. */
  asks: readonly string[];
  onChange: (change: Partial<ResultFields>) => void;
}

type NumberField = "baseline" | "target" | "low" | "high";

/** The numbers of a measure, by its form. What is missing is asked for in its place. */
export function MeasureFields({ fields, asks, onChange }: MeasureFieldsProps) {
  const { t, locale } = useWords();
  if (fields.form === "milestone") return null;
  const open = missing(fields);
  const asking = (name: string) => open.includes(name) || asks.includes(name);
  const numbers: readonly NumberField[] = fields.form === "keep" ? ["low", "high"] : ["baseline", "target"];
  const label = (name: NumberField) =>
    name === "target" && fields.form !== "target" ? t(`reader.row.${fields.form}`) : t(`reader.row.${name}`);
  const value = reached(fields);
  return (
    <>
      {numbers.map((name) => (
        <div key={name} className={open.includes(name) ? styles.ask : undefined}>
          <Field
            label={label(name)}
            hint={
              name === "target" && value !== null
                ? t("reader.row.relative_is", { value: formatDecimal(value, { locale, unit: fields.unit }) })
                : undefined
            }
          >
            <NumberInput
              value={fields[name]}
              onChange={(next) => onChange({ [name]: next })}
              unit={name === "target" && fields.form === "relative" ? "%" : undefined}
              placeholder={asking(name) ? t(`reader.row.ask.${name}`) : undefined}
              data-ask={asking(name) ? name : undefined}
            />
          </Field>
        </div>
      ))}
      <div className={open.includes("unit") ? styles.ask : undefined}>
        <Field label={t("reader.row.unit")}>
          <TextInput
            className={styles.short}
            value={fields.unit}
            onChange={(unit) => onChange({ unit })}
            placeholder={asking("unit") ? t("reader.row.ask.unit") : undefined}
            data-ask={asking("unit") ? "unit" : undefined}
          />
        </Field>
      </div>
    </>
  );
}
