import { Combobox, type Option } from "../../ui/Combobox";
import { Field } from "../../ui/Field";
import { useWords } from "../../ui/words";
import { searchActions } from "./api";

interface WhichActionProps {
  value: Option | null;
  onChange: (action: Option | null) => void;
  error: unknown;
}

/** Which action a lesson changes, found by a part of its title. */
export function WhichAction({ value, onChange, error }: WhichActionProps) {
  const { t } = useWords();
  return (
    <Field
      label={t("retrospectives.whichAction")}
      hint={t("retrospectives.whichActionHint")}
      pointer="/action_id"
      error={error}
    >
      <Combobox
        value={value}
        onChange={onChange}
        search={searchActions}
        clearable
        placeholder={t("retrospectives.noAction")}
      />
    </Field>
  );
}
