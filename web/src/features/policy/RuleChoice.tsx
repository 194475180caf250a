import { Select } from "../../ui/Select";
import { useWords } from "../../ui/words";
import { RULES, ruleName } from "./rules";

/** One of the workspace's rules, or none yet. */
export function RuleChoice({ value, onChange }: { value: string; onChange: (rule: string) => void }) {
  const { t } = useWords();
  return (
    <Select
      value={value}
      options={[
        { value: "", label: t("policy.noRule") },
        ...RULES.map((rule) => ({ value: rule, label: ruleName(rule, t) })),
      ]}
      onChange={onChange}
    />
  );
}
