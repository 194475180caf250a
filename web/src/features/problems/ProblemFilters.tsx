import { useQuery } from "@tanstack/react-query";
import { Checkbox } from "../../ui/Checkbox";
import { useMe } from "../../ui/me";
import { PersonPicker } from "../../ui/PersonPicker";
import { SearchInput } from "../../ui/SearchInput";
import { Select } from "../../ui/Select";
import { TeamPicker } from "../../ui/TeamPicker";
import { useWords } from "../../ui/words";
import { nameQuery, type ProblemFilter } from "./api";
import styles from "./Problems.module.css";
import { SEVERITIES, severityWord } from "./views";

export interface ProblemFiltersProps {
  filter: ProblemFilter;
  onChange: (change: Partial<ProblemFilter>) => void;
}

/** Of which team, whose, how bad, only what waits for one's decision, with which words. All of it stands in the address. */
export function ProblemFilters({ filter, onChange }: ProblemFiltersProps) {
  const { t } = useWords();
  const me = useMe();
  const mine = filter.who === "me" || filter.who === me.id;
  const { data: team } = useQuery(nameQuery("teams", filter.team));
  const { data: who } = useQuery(nameQuery("people", mine ? undefined : filter.who));
  return (
    <>
      <span className={styles.pick}>
        <TeamPicker
          clearable
          aria-label={t("problems.filters.team")}
          placeholder={t("problems.filters.allTeams")}
          value={filter.team ? { value: filter.team, label: team ?? "" } : null}
          onChange={(option) => onChange({ team: option?.value })}
        />
      </span>
      <span className={styles.pick}>
        <PersonPicker
          clearable
          aria-label={t("problems.owner")}
          placeholder={t("problems.filters.everybody")}
          value={filter.who ? { value: filter.who, label: mine ? me.name : (who ?? "") } : null}
          onChange={(option) => onChange({ who: option?.value })}
        />
      </span>
      <Select
        aria-label={t("problems.severity")}
        value={filter.severity ?? ""}
        options={[
          { value: "", label: t("problems.filters.anySeverity") },
          ...SEVERITIES.map((s) => ({ value: s, label: t(severityWord[s]) })),
        ]}
        onChange={(severity) => onChange({ severity: severity || undefined })}
      />
      <Checkbox
        checked={filter.deciding ?? false}
        onChange={(deciding) => onChange({ deciding: deciding || undefined })}
      >
        {t("problems.filters.deciding")}
      </Checkbox>
      <SearchInput
        value={filter.q ?? ""}
        label={t("problems.filters.search")}
        onChange={(q) => onChange({ q: q || undefined })}
      />
    </>
  );
}
