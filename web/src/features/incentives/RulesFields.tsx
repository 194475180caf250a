import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { FormRow } from "../../ui/Form";
import { Select } from "../../ui/Select";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import type { Preset, Rules } from "./api";
import { FormulaField } from "./FormulaField";
import { asksOf, type Place, valueAt, withValue } from "./fields";
import styles from "./Incentives.module.css";

export interface RulesFieldsProps {
  rules: Rules;
  error: unknown;
  /** What is wrong with the rules as they stand, once they were tried. */
  live: unknown;
  onChange: (rules: Rules) => void;
}

/** The fields of a preset. */
export function RulesFields({ rules, error, live, onChange }: RulesFieldsProps) {
  const { t } = useWords();
  const { must, may } = asksOf(rules);
  const field = (place: Place, required: boolean) => (
    <Field
      key={place}
      label={t(`incentives.field.${place.replace(".", "_")}`)}
      pointer={`/rules/${place.replace(".", "/")}`}
      error={error}
      required={required}
    >
      <TextInput
        inputMode="decimal"
        value={valueAt(rules, place)}
        onChange={(value) => onChange(withValue(rules, place, value))}
      />
    </Field>
  );
  return (
    <>
      {rules.preset === "tiered" && <Tiers rules={rules} error={error} onChange={onChange} />}
      {rules.preset === "formula" && <FormulaField rules={rules} error={live} onChange={onChange} />}
      {rules.preset === "stretch" && <LooksAt rules={rules} error={error} onChange={onChange} />}
      {must.length > 0 && <FormRow>{must.map((place) => field(place, true))}</FormRow>}
      {may.length > 0 && (
        <details>
          <summary>{t(`incentives.${moreOf(rules.preset, may)}`)}</summary>
          <FormRow>{may.map((place) => field(place, false))}</FormRow>
        </details>
      )}
    </>
  );
}

/** What a bonus for stretch goes by: the score, which ends at 1.00, or what was achieved, which goes on. */
function LooksAt({ rules, error, onChange }: Omit<RulesFieldsProps, "live">) {
  const { t } = useWords();
  const choose = (by: string) =>
    onChange(
      by === "achievement"
        ? { ...rules, by, team_share: undefined, level: rules.level === "0.70" ? "1.00" : rules.level }
        : { ...rules, by: undefined },
    );
  return (
    <Field
      label={t("incentives.field.by")}
      hint={rules.by === "achievement" ? t("incentives.achievementHint") : undefined}
      pointer="/rules/by"
      error={error}
    >
      <Select
        value={rules.by ?? "score"}
        options={["score", "achievement"].map((value) => ({
          value,
          label: t(`incentives.looksAt.${value}`),
        }))}
        onChange={choose}
      />
    </Field>
  );
}

function Tiers({ rules, error, onChange }: Omit<RulesFieldsProps, "live">) {
  const { t } = useWords();
  const tiers = rules.tiers ?? [];
  const set = (i: number, part: { from?: string; coefficient?: string }) =>
    onChange({ ...rules, tiers: tiers.map((tier, k) => (k === i ? { ...tier, ...part } : tier)) });
  return (
    <>
      {tiers.map((tier, i) => (
        <div key={i} className={styles.tier}>
          <Field
            label={t("incentives.field.tier_from", { n: i + 1 })}
            pointer={`/rules/tiers/${i}/from`}
            error={error}
          >
            <TextInput inputMode="decimal" value={tier.from} onChange={(from) => set(i, { from })} />
          </Field>
          <Field
            label={t("incentives.field.tier_coefficient", { n: i + 1 })}
            pointer={`/rules/tiers/${i}/coefficient`}
            error={error}
          >
            <TextInput
              inputMode="decimal"
              value={tier.coefficient}
              onChange={(coefficient) => set(i, { coefficient })}
            />
          </Field>
          <Button
            aria-label={t("incentives.dropTier", { n: i + 1 })}
            onClick={() => onChange({ ...rules, tiers: tiers.filter((_, k) => k !== i) })}
          >
            ×
          </Button>
        </div>
      ))}
      <Button onClick={() => onChange({ ...rules, tiers: [...tiers, { from: "", coefficient: "" }] })}>
        {t("incentives.addTier")}
      </Button>
    </>
  );
}

/** What the fields that are left blank mostly are called together. */
function moreOf(preset: Preset, may: readonly Place[]): string {
  if (preset === "formula") return "more_bounds";
  if (may.includes("thanks")) return "more_points";
  return may.includes("most") ? "more_counted" : "more_rules";
}
