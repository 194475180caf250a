import { useQuery } from "@tanstack/react-query";
import { Button } from "../../ui/Button";
import { DatePick } from "../../ui/DatePick";
import { Field } from "../../ui/Field";
import { PersonPicker } from "../../ui/PersonPicker";
import { Select } from "../../ui/Select";
import { useWords } from "../../ui/words";
import styles from "./AuditPage.module.css";
import { kindsQuery, type Wanted } from "./api";

/** Who, what and when; all of it stands in the address. */
export function FilterBar({ wanted, want }: { wanted: Wanted; want: (part: Partial<Wanted>) => void }) {
  const { t } = useWords();
  const kinds = useQuery(kindsQuery);
  return (
    <div className={styles.filters}>
      <Field label={t("audit.who")}>
        <PersonPicker
          clearable
          placeholder={t("audit.anybody")}
          value={wanted.who ? { value: wanted.who, label: wanted.name ?? wanted.who } : null}
          onChange={(one) => want({ who: one?.value, name: one?.label })}
        />
      </Field>
      <Field label={t("audit.what")}>
        <Select
          value={wanted.kind ?? ""}
          onChange={(kind) => want({ kind: kind || undefined })}
          options={[
            { value: "", label: t("audit.anything") },
            ...(kinds.data ?? []).map((kind) => ({ value: kind.kind, label: kind.words })),
          ]}
        />
      </Field>
      <Field label={t("audit.from")}>
        <DatePick
          value={wanted.from ?? ""}
          max={wanted.until}
          onChange={(from) => want({ from: from || undefined })}
        />
      </Field>
      <Field label={t("audit.until")}>
        <DatePick
          value={wanted.until ?? ""}
          min={wanted.from}
          onChange={(until) => want({ until: until || undefined })}
        />
      </Field>
      {wanted.within && (
        <Button size="small" onClick={() => want({ within: undefined })}>
          {t("audit.all")}
        </Button>
      )}
    </div>
  );
}
