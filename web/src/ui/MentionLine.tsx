import { useRef } from "react";
import styles from "./Combobox.module.css";
import { callIn, type Written } from "./mention";
import { NamingList, useNaming } from "./naming";
import { searchPeople } from "./PersonPicker";
import { TextInput } from "./TextInput";

export interface MentionLineProps {
  value: Written;
  onChange: (written: Written) => void;
  placeholder?: string;
}

/** One line in which @ names people; Enter takes one while names are offered, else it submits the form around. */
export function MentionLine({ value, onChange, placeholder }: MentionLineProps) {
  const line = useRef<HTMLInputElement>(null);
  const naming = useNaming(line, searchPeople, (option, from, caret) => {
    const next = callIn(value, from, caret, { kind: "person", id: option.value, name: option.label });
    onChange(next.written);
    requestAnimationFrame(() => line.current?.setSelectionRange(next.caret, next.caret));
  });
  return (
    <div className={styles.root}>
      <TextInput
        {...naming.field}
        ref={line}
        autoComplete="off"
        placeholder={placeholder}
        value={value.text}
        onChange={(text) => {
          onChange({ ...value, text });
          naming.look();
        }}
        onKeyDown={(event) => {
          if (!event.nativeEvent.isComposing) naming.key(event);
        }}
        onBlur={naming.stop}
      />
      <NamingList naming={naming} />
    </div>
  );
}
