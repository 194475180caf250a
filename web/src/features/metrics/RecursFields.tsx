import { weekdayName } from "../../lib/dates";
import { Checkbox } from "../../ui/Checkbox";
import { Field } from "../../ui/Field";
import { FormRow } from "../../ui/Form";
import { NumberInput } from "../../ui/NumberInput";
import { Select } from "../../ui/Select";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import { RECURS, type Recurs } from "./feeds";

/** How often a metric is read, and when. */
export interface Recurring {
  recurs: Recurs;
  /** Of a week 1 (Monday) to 7, of a month 1 to 31; as typed. */
  on: string;
  at: string;
  workdays: boolean;
}

/** The fields of it. */
export function RecursFields({
  value,
  onChange,
  error,
}: {
  value: Recurring;
  onChange: (value: Recurring) => void;
  error: unknown;
}) {
  const { t, locale } = useWords();
  const set = (part: Partial<Recurring>) => onChange({ ...value, ...part });
  return (
    <>
      <FormRow>
        <Field label={t("metrics.feed.recurs")} pointer="/recurs" error={error}>
          <Select
            value={value.recurs}
            options={RECURS.map((one) => ({ value: one, label: t(`metrics.feed.recursIs.${one}`) }))}
            onChange={(recurs) => set({ recurs, on: "1" })}
          />
        </Field>
        {value.recurs === "week" && (
          <Field label={t("metrics.feed.weekday")} pointer="/recurs_on" error={error}>
            <Select
              value={value.on}
              options={[1, 2, 3, 4, 5, 6, 7].map((day) => ({
                value: String(day),
                label: weekdayName(day, locale),
              }))}
              onChange={(on) => set({ on })}
            />
          </Field>
        )}
        {value.recurs === "month" && (
          <Field
            label={t("metrics.feed.monthday")}
            hint={t("metrics.feed.monthdayHint")}
            pointer="/recurs_on"
            error={error}
          >
            <NumberInput value={value.on} onChange={(on) => set({ on })} precision={0} />
          </Field>
        )}
        <Field
          label={t("metrics.feed.at")}
          hint={value.recurs === "hour" ? t("metrics.feed.atHint") : undefined}
          pointer="/at"
          error={error}
          required
        >
          <TextInput type="time" value={value.at} onChange={(at) => set({ at })} />
        </Field>
      </FormRow>
      <Checkbox checked={value.workdays} onChange={(workdays) => set({ workdays })}>
        {t(
          value.recurs === "week" || value.recurs === "month"
            ? "metrics.feed.workdaysNext"
            : "metrics.feed.workdaysOnly",
        )}
      </Checkbox>
    </>
  );
}
