import { dateFormat } from "../../../lib/formats";
import { Button } from "../../../ui/Button";
import { DatePick } from "../../../ui/DatePick";
import { Field } from "../../../ui/Field";
import { FormRow } from "../../../ui/Form";
import { Icon } from "../../../ui/Icon";
import { NumberInput } from "../../../ui/NumberInput";
import { Select } from "../../../ui/Select";
import { TextInput } from "../../../ui/TextInput";
import { useWords } from "../../../ui/words";
import styles from "./Edit.module.css";
import type { CadenceField } from "./form";
import type { PartProps } from "./MeasureFields";

const kinds: Record<CadenceField["kind"], string> = {
  weekly: "objectives.edit.cadence.weekly",
  biweekly: "objectives.edit.cadence.biweekly",
  monthly: "objectives.edit.cadence.monthly",
  dates: "objectives.edit.cadence.dates",
  none: "objectives.edit.cadence.none",
};

/** When it is checked in on, and what was thought at the start. */
export function TrackFields({ form, change, error }: PartProps) {
  const { t, locale } = useWords();
  const cadence = (part: Partial<CadenceField>) => change({ cadence: { ...form.cadence, ...part } });
  const { kind } = form.cadence;
  const weekday = dateFormat(locale, { weekday: "long", timeZone: "UTC" });
  return (
    <>
      <FormRow>
        <Field label={t("objectives.edit.cadence.label")} pointer="/cadence" error={error}>
          <Select
            value={kind}
            onChange={(next) => cadence({ kind: next })}
            options={(Object.keys(kinds) as CadenceField["kind"][]).map((k) => ({
              value: k,
              label: t(kinds[k]),
            }))}
          />
        </Field>
        {(kind === "weekly" || kind === "biweekly") && (
          <Field label={t("objectives.edit.cadence.weekday")} pointer="/cadence/weekday" error={error}>
            <Select
              value={String(form.cadence.weekday)}
              onChange={(day) => cadence({ weekday: Number(day) })}
              // 1 January 2024 was a Monday.
              options={[1, 2, 3, 4, 5, 6, 7].map((d) => ({
                value: String(d),
                label: weekday.format(Date.UTC(2024, 0, d)),
              }))}
            />
          </Field>
        )}
        {kind === "monthly" && (
          <Field label={t("objectives.edit.cadence.day")} pointer="/cadence/day" error={error}>
            <Select
              value={form.cadence.day}
              onChange={(day) => cadence({ day })}
              options={[
                { value: "last", label: t("objectives.edit.cadence.last") },
                ...Array.from({ length: 31 }, (_, i) => ({
                  value: String(i + 1),
                  label: t("objectives.edit.cadence.date", { day: i + 1 }),
                })),
              ]}
            />
          </Field>
        )}
        {kind === "dates" && (
          <Field
            label={t("objectives.edit.cadence.listed")}
            hint={t("objectives.edit.cadence.listedHint")}
            pointer="/cadence/dates"
            error={error}
          >
            <TextInput value={form.cadence.dates} onChange={(dates) => cadence({ dates })} />
          </Field>
        )}
        <Field
          label={t("objectives.edit.confidence")}
          hint={t("objectives.edit.confidenceHint")}
          pointer="/confidence"
          error={error}
        >
          <Select
            value={form.confidence}
            onChange={(confidence) => change({ confidence })}
            options={[
              { value: "", label: t("objectives.edit.confidenceNone") },
              ...Array.from({ length: 11 }, (_, i) => ({ value: String(i), label: String(i) })),
            ]}
          />
        </Field>
      </FormRow>
      {(form.way === "target" || form.way === "relative" || form.way === "change") && (
        <Checkpoints form={form} change={change} error={error} />
      )}
    </>
  );
}

/** Planned values on the way, where the way isn't a straight line. */
function Checkpoints({ form, change, error }: PartProps) {
  const { t } = useWords();
  const set = (at: number, part: Partial<{ on: string; value: string }>) =>
    change({ checkpoints: form.checkpoints.map((c, i) => (i === at ? { ...c, ...part } : c)) });
  return (
    <fieldset className={styles.rows}>
      <legend>{t("objectives.edit.checkpoints")}</legend>
      <p className="soft small">{t("objectives.edit.checkpointsHint")}</p>
      {form.checkpoints.map((point, i) => (
        <div key={i} className={styles.pointRow}>
          <Field
            bare
            label={t("objectives.edit.pointOn", { n: i + 1 })}
            pointer={`/checkpoints/${i}/on`}
            error={error}
          >
            <DatePick
              value={point.on}
              onChange={(on) => set(i, { on })}
              min={form.starts_on}
              max={form.due_on}
            />
          </Field>
          <Field
            bare
            label={t("objectives.edit.pointValue", { n: i + 1 })}
            pointer={`/checkpoints/${i}/value`}
            error={error}
          >
            <NumberInput value={point.value} onChange={(value) => set(i, { value })} unit={form.unit} />
          </Field>
          <Button
            look="quiet"
            size="small"
            aria-label={t("objectives.edit.pointRemove", { n: i + 1 })}
            onClick={() => change({ checkpoints: form.checkpoints.filter((_, other) => other !== i) })}
          >
            <Icon name="close" size={12} />
          </Button>
        </div>
      ))}
      <Button
        size="small"
        icon={<Icon name="plus" size={14} />}
        onClick={() => change({ checkpoints: [...form.checkpoints, { on: "", value: "" }] })}
      >
        {t("objectives.edit.pointAdd")}
      </Button>
    </fieldset>
  );
}
