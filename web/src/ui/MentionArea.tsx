import { useRef } from "react";
import type { Option } from "./Combobox";
import styles from "./Combobox.module.css";
import { type Called, callIn, type Written } from "./mention";
import { NamingList, useNaming } from "./naming";
import { searchPeople } from "./PersonPicker";
import { searchTeams } from "./TeamPicker";
import { TextArea } from "./TextArea";

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
  const area = useRef<HTMLTextAreaElement>(null);
  const naming = useNaming(area, searchCallable, (option, from, caret) => {
    const [kind, ...id] = option.value.split(":");
    const one = { kind, id: id.join(":"), name: option.label } as Called;
    const next = callIn(value, from, caret, one);
    onChange(next.written);
    // After React has written the text, which moves the caret to its end.
    requestAnimationFrame(() => area.current?.setSelectionRange(next.caret, next.caret));
  });
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSend();
    } else naming.key(event);
  };

  return (
    <div className={styles.root}>
      <TextArea
        {...rest}
        {...naming.field}
        ref={area}
        autoFocus={autoFocus}
        value={value.text}
        onChange={(text) => {
          onChange({ ...value, text });
          naming.look();
        }}
        onKeyDown={onKeyDown}
        onBlur={naming.stop}
      />
      <NamingList naming={naming} />
    </div>
  );
}

/** People before teams; the option's value says which, "person:…" or "team:…". */
async function searchCallable(query: string, signal: AbortSignal): Promise<Option[]> {
  const [people, teams] = await Promise.all([searchPeople(query, signal), searchTeams(query, signal)]);
  const of = (kind: string) => (o: Option) => ({ ...o, value: `${kind}:${o.value}` });
  return [...people.slice(0, 6).map(of("person")), ...teams.slice(0, 4).map(of("team"))];
}
