import { type ReactNode, useId, useRef, useState } from "react";
import styles from "./Combobox.module.css";
import { useField } from "./Field";
import { Icon } from "./Icon";
import inputStyles from "./Input.module.css";
import { useOptionSearch } from "./optionSearch";
import { useWords } from "./words";

export interface Option {
  value: string;
  label: string;
  /** Softly at the right: the team of a person, the owner of an objective. */
  hint?: ReactNode;
}

export interface ComboboxProps {
  value: Option | null;
  onChange: (option: Option | null) => void;
  /** The options for what was typed; "" asks for the likeliest. */
  search: (query: string, signal: AbortSignal) => Promise<readonly Option[]>;
  placeholder?: string;
  /** Offers a button that empties it. */
  clearable?: boolean;
  disabled?: boolean;
  "aria-label"?: string;
}

/** One of many, found by typing: a person, a team, an objective. Arrow keys, Enter, Escape. */
export function Combobox({ value, onChange, search, clearable, ...rest }: ComboboxProps) {
  const { t } = useWords();
  const field = useField();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const { options, busy, failed } = useOptionSearch(open ? (typed ?? "") : null, search);

  const close = () => {
    setOpen(false);
    setTyped(null);
  };
  const take = (option: Option | undefined) => {
    if (!option) return;
    onChange(option);
    close();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) setOpen(true);
      else if (options.length > 0)
        setAt((at + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length);
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      // What stands there while the next answer is on its way isn't what was asked for.
      if (!busy) take(options[at]);
    } else if (event.key === "Escape" && open) {
      // Not for the dialog around it.
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notices that focus has left
    <div
      className={styles.root}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && close()}
    >
      <input
        {...field}
        {...rest}
        ref={input}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={open && options[at] ? `${id}-${at}` : undefined}
        className={`${inputStyles.input} ${styles.input}`}
        value={typed ?? value?.label ?? ""}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
          setOpen(true);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
      />
      {clearable && value && !rest.disabled ? (
        <button
          type="button"
          className={styles.clear}
          aria-label={t("ui.combobox.clear")}
          onClick={() => {
            onChange(null);
            input.current?.focus();
          }}
        >
          <Icon name="close" size={12} />
        </button>
      ) : (
        <span className={styles.mark}>
          <Icon name="down" size={12} />
        </span>
      )}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t("ui.combobox.options")}
        hidden={!open}
        className={styles.list}
      >
        {open &&
          options.map((option, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are on the input
            // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the input
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
        <div className={styles.none} role="presentation">
          {open && options.length === 0 && emptyWords(busy, failed, t)}
        </div>
      </div>
      <span role="status" className="hidden-visually">
        {open && !busy && t("ui.combobox.count", { count: options.length })}
      </span>
    </div>
  );
}

function emptyWords(busy: boolean, failed: boolean, t: (key: string) => string): string {
  if (busy) return t("ui.loading");
  return failed ? t("ui.problem.network") : t("ui.combobox.none");
}
