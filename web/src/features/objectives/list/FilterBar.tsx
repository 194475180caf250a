import { useQuery } from "@tanstack/react-query";
import { Button } from "../../../ui/Button";
import { Checkbox } from "../../../ui/Checkbox";
import { Icon } from "../../../ui/Icon";
import { Menu } from "../../../ui/Menu";
import { statusIcon, statusWord } from "../../../ui/status";
import { useWords } from "../../../ui/words";
import { themeTitlesQuery } from "../api";
import styles from "./Bars.module.css";
import { SearchField } from "./SearchField";
import { kindWord, stateChoice } from "./said";
import { isNarrowed, kinds, type Scope, states, statuses, type Wanted, wide } from "./wanted";

interface FilterBarProps {
  scope: Scope;
  wanted: Wanted;
  want: (part: Partial<Wanted>) => void;
}

/** What narrows the list; each stands in the address. */
export function FilterBar({ scope, wanted, want }: FilterBarProps) {
  const { t } = useWords();
  const { data: themes = [] } = useQuery(themeTitlesQuery);
  return (
    <search className={styles.bar}>
      <SearchField value={wanted.q ?? ""} onChange={(q) => want({ q: q || undefined })} />
      <Choice
        name={t("objectives.list.by.status")}
        value={wanted.status}
        options={statuses.map((s) => ({ value: s, label: `${statusIcon[s]} ${t(statusWord[s])}` }))}
        onChange={(status) => want({ status })}
      />
      <Choice
        name={t("objectives.list.by.state")}
        value={wanted.state}
        options={states.map((s) => ({ value: s, label: t(stateChoice[s]) }))}
        onChange={(state) => want({ state })}
      />
      <Choice
        name={t("objectives.list.by.kind")}
        value={wanted.kind}
        options={kinds.map((k) => ({ value: k, label: t(kindWord[k]) }))}
        onChange={(kind) => want({ kind })}
      />
      {themes.length > 0 && (
        <Choice
          name={t("objectives.list.by.theme")}
          value={wanted.theme}
          options={themes.map((theme) => ({ value: theme.id, label: theme.title }))}
          onChange={(theme) => want({ theme })}
        />
      )}
      <Checkbox checked={wanted.stale ?? false} onChange={(on) => want({ stale: on || undefined })}>
        {t("objectives.list.by.stale")}
      </Checkbox>
      {scope.kind === "team" && (
        <Checkbox checked={!wanted.only} onChange={(on) => want({ only: on ? undefined : true })}>
          {t("objectives.list.by.below")}
        </Checkbox>
      )}
      {isNarrowed(wanted) && (
        <Button size="small" look="quiet" onClick={() => want(wide)}>
          {t("objectives.list.widen")}
        </Button>
      )}
      <Button
        size="small"
        look="quiet"
        className={styles.fold}
        aria-pressed={wanted.fold ?? false}
        onClick={() => want({ fold: wanted.fold ? undefined : true })}
      >
        {t(wanted.fold ? "objectives.list.unfold" : "objectives.list.fold")}
      </Button>
    </search>
  );
}

interface ChoiceProps<T extends string> {
  name: string;
  value: T | undefined;
  options: readonly { value: T; label: string }[];
  onChange: (value: T | undefined) => void;
}

/** One filter: its name while it is open to all, else what it lets through. */
function Choice<T extends string>({ name, value, options, onChange }: ChoiceProps<T>) {
  const { t } = useWords();
  const chosen = options.find((option) => option.value === value);
  const all = { value: undefined, label: t("objectives.list.by.any") };
  return (
    <Menu
      className={`${styles.choice} ${chosen ? styles.chosen : ""}`}
      label={chosen ? `${name} ${chosen.label}` : name}
      face={
        <>
          <span className={styles.chosenWords}>{chosen?.label ?? name}</span>
          <Icon name="down" size={12} />
        </>
      }
      entries={[all, ...options].map((option) => ({
        key: option.value ?? "",
        label: option.label,
        checked: option.value === value,
        onSelect: () => onChange(option.value),
      }))}
    />
  );
}
