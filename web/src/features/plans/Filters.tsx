import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { teamsQuery } from "../../api/teams";
import { Checkbox } from "../../ui/Checkbox";
import { useCycles } from "../../ui/cyclesOfDay";
import { PersonPicker } from "../../ui/PersonPicker";
import { SearchInput } from "../../ui/SearchInput";
import { Select } from "../../ui/Select";
import { useWords } from "../../ui/words";
import { type ActionFilter, personNameQuery } from "./api";
import styles from "./Plan.module.css";
import { STATES, type State, stateWord } from "./views";

/** What a link from a number narrows the list to: shown where it does, to be let go of. */
const NARROWED = ["slipping", "running", "team", "unsized", "load"] as const;

/** Whose, in what state, of which cycle, only overdue, with which words. All of it stands in the address. */
export function Filters({
  filter,
  onChange,
}: {
  filter: ActionFilter;
  onChange: (change: Partial<ActionFilter>) => void;
}) {
  const { t } = useWords();
  const { data: cycles = [] } = useCycles();
  const { data: teams = [] } = useQuery({ ...teamsQuery, enabled: filter.team !== undefined });
  const who = filter.who === undefined || filter.who === "all" ? (filter.who ?? "me") : "person";
  const { data: named } = useQuery(personNameQuery(who === "person" ? filter.who : undefined));
  const [choosing, setChoosing] = useState(false);
  const state = filter.state?.length === 1 ? (filter.state[0] as State) : filter.state ? "every" : "open";
  return (
    <>
      <Select
        aria-label={t("plans.filters.who")}
        value={choosing ? "person" : who}
        options={[
          { value: "me", label: t("plans.filters.me") },
          { value: "all", label: t("plans.filters.all") },
          { value: "person", label: t("plans.filters.person") },
        ]}
        onChange={(next) => {
          setChoosing(next === "person");
          if (next !== "person") onChange({ who: next === "me" ? undefined : next });
        }}
      />
      {(choosing || who === "person") && (
        <span className={styles.person}>
          <PersonPicker
            aria-label={t("plans.filters.person")}
            value={who === "person" ? { value: filter.who ?? "", label: named ?? "" } : null}
            placeholder={t("plans.filters.person")}
            onChange={(person) => {
              setChoosing(false);
              onChange({ who: person?.value });
            }}
          />
        </span>
      )}
      <Select
        aria-label={t("plans.filters.state")}
        value={state}
        options={[
          { value: "open", label: t("plans.filters.open") },
          ...STATES.map((s) => ({ value: s, label: t(stateWord[s]) })),
          { value: "every", label: t("plans.filters.every") },
        ]}
        onChange={(next) =>
          onChange({ state: next === "open" ? undefined : next === "every" ? [...STATES] : [next as State] })
        }
      />
      <Select
        aria-label={t("plans.filters.cycle")}
        value={filter.cycle ?? ""}
        options={[
          { value: "", label: t("plans.filters.allCycles") },
          ...cycles.map((c) => ({ value: c.id, label: c.name })),
        ]}
        onChange={(cycle) => onChange({ cycle: cycle || undefined })}
      />
      <Checkbox checked={filter.late ?? false} onChange={(late) => onChange({ late: late || undefined })}>
        {t("plans.filters.late")}
      </Checkbox>
      {NARROWED.filter((key) => filter[key]).map((key) => (
        <Checkbox key={key} checked onChange={() => onChange({ [key]: undefined })}>
          {t(`plans.filters.${key}`, {
            name: teams.find((team) => team.id === filter.team)?.name ?? "…",
            cycle: cycles.find((c) => c.id === filter.load)?.name ?? "…",
          })}
        </Checkbox>
      ))}
      {filter.who !== "all" && (
        <Checkbox
          checked={filter.helping ?? false}
          onChange={(helping) => onChange({ helping: helping || undefined })}
        >
          {t("plans.filters.helping")}
        </Checkbox>
      )}
      <SearchInput
        value={filter.q ?? ""}
        label={t("plans.filters.search")}
        onChange={(q) => onChange({ q: q || undefined })}
      />
    </>
  );
}
