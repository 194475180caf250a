import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../../ui/Button";
import { Checkbox } from "../../../ui/Checkbox";
import { Icon } from "../../../ui/Icon";
import { Menu } from "../../../ui/Menu";
import { usePast } from "../../../ui/past";
import { statusIcon, statusWord } from "../../../ui/status";
import { useWords } from "../../../ui/words";
import { themeTitlesQuery } from "../api";
import styles from "./Bars.module.css";
import { QueryInput } from "./QueryInput";
import { kindWord, stateChoice } from "./said";
import { isNarrowed, kinds, type Scope, states, statuses, type Wanted, wide } from "./wanted";

interface FilterBarProps {
  scope: Scope;
  /** The tree is shown, which has its own way to fold. */
  tree: boolean;
  wanted: Wanted;
  want: (part: Partial<Wanted>) => void;
}

/** What narrows the list; each stands in the address. */
export function FilterBar({ scope, tree, wanted, want }: FilterBarProps) {
  const { t } = useWords();
  const { data: themes = [] } = useQuery(themeTitlesQuery(usePast()));
  const [open, setOpen] = useState(false);
  return (
    <search className={`${styles.bar} ${open ? styles.wideOpen : ""}`}>
      <QueryInput
        className={styles.query}
        value={wanted.find ?? ""}
        onChange={(find) => want({ find: find || undefined })}
      />
      <Button
        size="small"
        className={styles.opener}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        icon={<Icon name="more" size={14} />}
      >
        {t("objectives.list.by.more")}
      </Button>
      <div className={styles.filters}>
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
      </div>
      {isNarrowed(wanted) && (
        <Button size="small" look="quiet" onClick={() => want(wide)}>
          {t("objectives.list.widen")}
        </Button>
      )}
      <span className={styles.looks}>
        {scope.kind === "company" && !isNarrowed(wanted) && (
          <Button
            size="small"
            look="quiet"
            aria-pressed={wanted.flat ?? false}
            onClick={() => want({ flat: wanted.flat ? undefined : true })}
          >
            {t("objectives.list.tree.flat")}
          </Button>
        )}
        {!tree && (
          <Button
            size="small"
            look="quiet"
            aria-pressed={wanted.fold ?? false}
            onClick={() => want({ fold: wanted.fold ? undefined : true })}
          >
            {t("objectives.list.fold")}
          </Button>
        )}
      </span>
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
