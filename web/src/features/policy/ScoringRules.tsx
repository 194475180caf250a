import { Field } from "../../ui/Field";
import { Panel } from "../../ui/Panel";
import { Select } from "../../ui/Select";
import { useWords } from "../../ui/words";
import type { ScoringRules as Rules } from "./api";
import { NumberRow } from "./NumberRow";
import styles from "./PolicyForm.module.css";

interface ScoringRulesProps {
  scoring: Rules;
  /** What would hold had nobody changed anything. */
  usual: Rules;
  errorOf: (pointer: string) => unknown;
  onChange: (scoring: Rules) => void;
}

/** On which scale scores are typed and shown, with the conversion in words, and where red ends and green begins. */
export function ScoringRules({ scoring, usual, errorOf, onChange }: ScoringRulesProps) {
  const { t } = useWords();
  return (
    <Panel id="rule-scoring" title={t("policy.scoring.title")}>
      <p className={styles.words}>{t("policy.scoring.words")}</p>
      <div className={styles.row}>
        <Field label={t("policy.scoring.scale")} hint={t(`policy.scoring.is.${scoring.scale}`)}>
          <Select
            value={scoring.scale}
            options={(["unit", "hundred", "five"] as const).map((scale) => ({
              value: scale,
              label: t(`policy.scoring.scales.${scale}`),
            }))}
            onChange={(scale) => onChange({ ...scoring, scale: scale as Rules["scale"] })}
          />
        </Field>
      </div>
      {(["red_to", "green_from"] as const).map((border) => (
        <NumberRow
          key={border}
          label={t(`policy.scoring.${border}`)}
          hint={t("policy.default", { value: usual[border] })}
          pointer={`/scoring/${border}`}
          error={errorOf(`/scoring/${border}`)}
          value={scoring[border]}
          onChange={(at) => onChange({ ...scoring, [border]: at })}
        />
      ))}
    </Panel>
  );
}
