import { useQuery } from "@tanstack/react-query";
import { Field } from "../../ui/Field";
import { Select } from "../../ui/Select";
import { useWords } from "../../ui/words";
import { templateNamesQuery } from "./api";

interface WhichTemplateProps {
  value: string;
  onChange: (id: string) => void;
  error: unknown;
}

/** Which template a lesson changes. */
export function WhichTemplate({ value, onChange, error }: WhichTemplateProps) {
  const { t, locale } = useWords();
  const templates = useQuery(templateNamesQuery(locale)).data ?? [];
  return (
    <Field
      label={t("retrospectives.whichTemplate")}
      hint={t("retrospectives.whichTemplateHint")}
      pointer="/template_id"
      error={error}
    >
      <Select
        value={value}
        options={[
          { value: "", label: t("retrospectives.noTemplate") },
          ...templates.map((one) => ({ value: one.id, label: one.name })),
        ]}
        onChange={onChange}
      />
    </Field>
  );
}
