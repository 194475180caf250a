import { Checkbox } from "../../ui/Checkbox";
import { Field } from "../../ui/Field";
import { Panel } from "../../ui/Panel";
import { TimePick } from "../../ui/TimePick";
import { useWords } from "../../ui/words";
import type { Rhythm } from "./api";
import { NumberRow } from "./NumberRow";
import styles from "./PolicyForm.module.css";
import type { Typed } from "./typed";

interface RhythmRulesProps {
  rhythm: Typed["rhythm"];
  /** What would hold had nobody changed anything. */
  usual: Rhythm;
  errorOf: (pointer: string) => unknown;
  readOnly: boolean;
  onChange: (rhythm: Typed["rhythm"]) => void;
}

/** When people are reminded, and whether their manager hears of what is late. */
export function RhythmRules({ rhythm, usual, errorOf, readOnly, onChange }: RhythmRulesProps) {
  const { t } = useWords();
  return (
    <Panel id="rule-rhythm" title={t("policy.rhythm.title")}>
      <p className={styles.words}>{t("policy.rhythm.words")}</p>
      <div className={styles.row}>
        <Field
          label={t("policy.rhythm.at")}
          hint={t("policy.default", { value: usual.remind_at })}
          pointer="/rhythm/remind_at"
          error={errorOf("/rhythm/remind_at")}
        >
          <TimePick
            value={rhythm.remind_at}
            disabled={readOnly}
            onChange={(remind_at) => onChange({ ...rhythm, remind_at })}
          />
        </Field>
      </div>
      <NumberRow
        label={t("policy.rhythm.escalate")}
        hint={t("policy.rhythm.never")}
        pointer="/rhythm/escalate_after"
        error={errorOf("/rhythm/escalate_after")}
        unit={t("policy.cadence.unit")}
        value={rhythm.escalate_after}
        onChange={(escalate_after) => onChange({ ...rhythm, escalate_after })}
      />
      <Checkbox
        checked={rhythm.check_in_by_mail}
        onChange={(check_in_by_mail) => onChange({ ...rhythm, check_in_by_mail })}
        disabled={readOnly}
      >
        {t("policy.rhythm.byMail")}
      </Checkbox>
      <Checkbox
        checked={rhythm.names_in_chats}
        onChange={(names_in_chats) => onChange({ ...rhythm, names_in_chats })}
        disabled={readOnly}
      >
        {t("policy.rhythm.names")}
      </Checkbox>
    </Panel>
  );
}
