import { useId, useState } from "react";
import comboStyles from "../../../ui/Combobox.module.css";
import { Icon } from "../../../ui/Icon";
import { useKey } from "../../../ui/keys";
import { TextInput } from "../../../ui/TextInput";
import { useWords } from "../../../ui/words";
import { QueryHelp } from "./QueryHelp";
import styles from "./QueryInput.module.css";
import { useQueryText } from "./useQueryText";

interface QueryInputProps {
  /** What is asked for now, as in the address. */
  value: string;
  /** Called when typing rests and what is typed can be read. */
  onChange: (value: string) => void;
  className?: string;
}

/** Asks the list in words, with what may be meant offered while one types; says how it was read, or what can't be. */
export function QueryInput({ value, onChange, className }: QueryInputProps) {
  const { t } = useWords();
  const id = useId();
  const text = useQueryText(value, onChange);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  useKey("/", t("objectives.list.query.key"), () => text.input.current?.focus());
  const offers = open ? text.offers : [];
  const take = (i: number) => {
    const offer = offers[i];
    if (!offer) return;
    text.take(offer);
    setAt(-1);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && text.offers.length > 0) {
      event.preventDefault();
      setOpen(true);
      const by = event.key === "ArrowDown" ? 1 : -1;
      const { length } = text.offers;
      setAt(at < 0 ? (by > 0 ? 0 : length - 1) : (at + by + length) % length);
    } else if ((event.key === "Enter" || event.key === "Tab") && offers[at]) {
      event.preventDefault();
      take(at);
    } else if (event.key === "Enter") {
      text.send();
      setOpen(false);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      setAt(-1);
    }
  };
  const { wrong, failed, terms } = text;
  return (
    <div className={`${styles.box} ${className ?? ""}`}>
      <div className={styles.line}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: only notices that focus has left */}
        <div
          className={`${comboStyles.root} ${styles.field}`}
          onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
          onKeyDown={onKeyDown}
        >
          <TextInput
            ref={text.input}
            type="search"
            role="combobox"
            autoComplete="off"
            spellCheck={false}
            maxLength={300}
            className={styles.input}
            aria-label={t("objectives.list.query.label")}
            aria-autocomplete="list"
            aria-expanded={offers.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={offers[at] ? `${id}-${at}` : undefined}
            aria-invalid={wrong ? true : undefined}
            aria-describedby={`${id}-said`}
            placeholder={t("objectives.list.query.example")}
            value={text.typed}
            onChange={(typed) => {
              text.type(typed);
              setAt(-1);
              setOpen(typed !== "");
            }}
            onSelect={text.moved}
            onClick={() => setOpen(true)}
          />
          <div
            id={`${id}-list`}
            role="listbox"
            aria-label={t("objectives.list.query.offers")}
            hidden={offers.length === 0}
            className={comboStyles.list}
          >
            {offers.map((offer, i) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are on the input
              // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the input
              <div
                key={offer.text}
                id={`${id}-${i}`}
                role="option"
                aria-selected={i === at}
                className={comboStyles.option}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => take(i)}
              >
                {offer.text.trim()}
              </div>
            ))}
          </div>
        </div>
        <QueryHelp onTry={text.put} />
      </div>
      <p
        id={`${id}-said`}
        role="status"
        className={`${styles.said} ${text.typed === "" ? styles.nothing : ""}`}
      >
        {wrong ? (
          <span className={styles.wrong}>
            <Icon name="warn" size={14} /> {wrong.words}
          </span>
        ) : failed ? (
          t("objectives.list.query.failed")
        ) : (
          terms.length > 0 && (
            <>
              {t("objectives.list.query.read")}
              {terms.map((term, i) => (
                <span key={i} className={styles.term}>
                  {i > 0 && <span className="hidden-visually">· </span>}
                  {term}
                </span>
              ))}
            </>
          )
        )}
      </p>
    </div>
  );
}
