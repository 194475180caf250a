import { useQuery } from "@tanstack/react-query";
import { Button } from "../../ui/Button";
import { DatePick } from "../../ui/DatePick";
import { Field } from "../../ui/Field";
import { PersonPicker } from "../../ui/PersonPicker";
import { Select } from "../../ui/Select";
import { useWords } from "../../ui/words";
import styles from "./AuditPage.module.css";
import { actorQuery, kindsQuery, type Wanted } from "./api";

interface FiltersProps {
  wanted: Wanted;
  want: (next: Partial<Wanted>) => void;
  /** Lifts every filter; absent while there is none. */
  everything: (() => void) | undefined;
}

/** Narrows the trail: what was done, by whom, on which days. */
export function Filters({ wanted, want, everything }: FiltersProps) {
  const { t, locale } = useWords();
  const { data: kinds = [] } = useQuery(kindsQuery(locale));
  const { data: actor } = useQuery({ ...actorQuery(wanted.actor ?? ""), enabled: Boolean(wanted.actor) });
  const chosen = wanted.actor ? { value: wanted.actor, label: actor ?? "" } : null;
  // A kind in the address that isn't known (yet) must not look like "all".
  const unknown = wanted.kind && !kinds.some((k) => k.kind === wanted.kind);
  return (
    <div className={styles.filters}>
      <Field label={t("audit.filter.kind")}>
        <Select
          value={wanted.kind ?? ""}
          onChange={(kind) => want({ kind: kind || undefined })}
          options={[
            { value: "", label: t("audit.filter.all") },
            ...(unknown ? [{ value: wanted.kind ?? "", label: wanted.kind ?? "" }] : []),
            ...kinds.map((k) => ({ value: k.kind, label: k.words })),
          ]}
        />
      </Field>
      <Field label={t("audit.filter.actor")}>
        <PersonPicker value={chosen} onChange={(person) => want({ actor: person?.value })} clearable />
      </Field>
      <Field label={t("audit.filter.from")}>
        <DatePick
          value={wanted.from ?? ""}
          max={wanted.until}
          onChange={(day) => want({ from: day || undefined })}
        />
      </Field>
      <Field label={t("audit.filter.until")}>
        <DatePick
          value={wanted.until ?? ""}
          min={wanted.from}
          onChange={(day) => want({ until: day || undefined })}
        />
      </Field>
      <div className={styles.lift}>
        {(wanted.within || wanted.subject) && <span>{t("audit.filter.one")}</span>}
        {everything && <Button onClick={everything}>{t("audit.everything")}</Button>}
      </div>
    </div>
  );
}
