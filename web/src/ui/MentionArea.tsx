import { useId, useRef, useState } from "react";
import type { Option } from "./Combobox";
import styles from "./Combobox.module.css";
import { type Called, callIn, nameBefore, type Written } from "./mention";
import { useOptionSearch } from "./optionSearch";
import { searchPeople } from "./PersonPicker";
import { searchTeams } from "./TeamPicker";
import { TextArea } from "./TextArea";
import { useWords } from "./words";

export interface MentionAreaProps {
  value: Written;
  onChange: (written: Written) => void;
  /** Ctrl/⌘ Enter. */
  onSend: () => void;
  placeholder?: string;
  rows?: number;
  autoFocus?: boolean;
}

/** Text in which @ calls people and teams by name: arrow keys, Enter or Tab take one, Escape goes on typing. */
export function MentionArea({ value, onChange, onSend, autoFocus, ...rest }: MentionAreaProps) {
  const { t } = useWords();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [naming, setNaming] = useState<{ from: number; query: string } | null>(null);
  const [at, setAt] = useState(0);
  const { options, busy } = useOptionSearch(naming?.query ?? null, searchCallable);
  const offered = naming && !busy ? options : [];

  const look = () => {
    const caret = area.current?.selectionEnd ?? 0;
    setNaming(area.current ? nameBefore(area.current.value, caret) : null);
    setAt(0);
  };
  const take = (option: Option | undefined) => {
    if (!option || !naming || !area.current) return;
    const [kind, ...rest] = option.value.split(":");
    const one = { kind, id: rest.join(":"), name: option.label } as Called;
    const next = callIn(value, naming.from, area.current.selectionEnd, one);
    onChange(next.written);
    setNaming(null);
    // After React has written the text, which moves the caret to its end.
    requestAnimationFrame(() => area.current?.setSelectionRange(next.caret, next.caret));
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSend();
    } else if (offered.length > 0 && ["ArrowDown", "ArrowUp", "Enter", "Tab"].includes(event.key)) {
      event.preventDefault();
      if (event.key === "Enter" || event.key === "Tab") take(offered[at]);
      else setAt((at + (event.key === "ArrowDown" ? 1 : -1) + offered.length) % offered.length);
    } else if (event.key === "Escape" && naming) {
      event.preventDefault();
      event.stopPropagation();
      setNaming(null);
    }
  };

  return (
    <div className={styles.root}>
      <TextArea
        {...rest}
        ref={area}
        autoFocus={autoFocus}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={`${id}-list`}
        aria-activedescendant={offered[at] ? `${id}-${at}` : undefined}
        value={value.text}
        onChange={(text) => {
          onChange({ ...value, text });
          look();
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setNaming(null)}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t("ui.mention.options")}
        hidden={offered.length === 0}
        className={styles.list}
      >
        {offered.map((option, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are on the text
          // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the text
          <div
            key={option.value}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === at}
            className={styles.option}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(option)}
          >
            <span>{option.label}</span>
            {option.hint && <span className={styles.hint}>{option.hint}</span>}
          </div>
        ))}
      </div>
      <span role="status" className="hidden-visually">
        {offered.length > 0 && t("ui.combobox.count", { count: offered.length })}
      </span>
    </div>
  );
}

/** People before teams; the option's value says which, "person:…" or "team:…". */
async function searchCallable(query: string, signal: AbortSignal): Promise<Option[]> {
  const [people, teams] = await Promise.all([searchPeople(query, signal), searchTeams(query, signal)]);
  const of = (kind: string) => (o: Option) => ({ ...o, value: `${kind}:${o.value}` });
  return [...people.slice(0, 6).map(of("person")), ...teams.slice(0, 4).map(of("team"))];
}
