import { useEffect, useRef, useState } from "react";
import { useKey } from "./keys";
import { TextInput } from "./TextInput";

/** Milliseconds after which typing is taken to rest. */
const REST = 250;

export interface SearchInputProps {
  /** What is looked for now, as in the address. */
  value: string;
  /** Called when typing rests. */
  onChange: (value: string) => void;
  /** Says what is looked through; stands in the field while it is empty. */
  label: string;
  /** What the list of keys says of `/`, which leads here; by default the label. */
  keyLabel?: string;
  className?: string;
}

/** Looks something up while one types. What comes from the address replaces what is typed, but not one's own words that have just gone there. */
export function SearchInput({ value, onChange, label, keyLabel = label, className }: SearchInputProps) {
  const [typed, setTyped] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const sent = useRef(value);
  const send = useRef(onChange);
  send.current = onChange;
  useKey("/", keyLabel, () => input.current?.focus());
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setTyped(value);
  }, [value]);
  useEffect(() => {
    if (typed === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = typed;
      send.current(typed);
    }, REST);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <TextInput
      ref={input}
      type="search"
      className={className}
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={setTyped}
    />
  );
}
