import { type RefObject, useId, useState } from "react";
import type { Option } from "./Combobox";
import styles from "./Combobox.module.css";
import { nameBefore } from "./mention";
import { useOptionSearch } from "./optionSearch";
import { useWords } from "./words";

type Search = (query: string, signal: AbortSignal) => Promise<readonly Option[]>;

/** Who is offered while a name is typed after an @, and the keys that choose one. */
export function useNaming(
  area: RefObject<HTMLInputElement | HTMLTextAreaElement | null>,
  search: Search,
  onTake: (option: Option, from: number, caret: number) => void,
) {
  const id = useId();
  const [naming, setNaming] = useState<{ from: number; query: string } | null>(null);
  const [at, setAt] = useState(0);
  const { options, busy } = useOptionSearch(naming?.query ?? null, search);
  const offered = naming && !busy ? options : [];
  const take = (option: Option | undefined) => {
    if (!option || !naming || !area.current) return;
    onTake(option, naming.from, area.current.selectionEnd ?? area.current.value.length);
    setNaming(null);
  };
  return {
    id,
    offered,
    at,
    take,
    /** After each change of the text. */
    look: () => {
      const caret = area.current?.selectionEnd ?? 0;
      setNaming(area.current ? nameBefore(area.current.value, caret) : null);
      setAt(0);
    },
    stop: () => setNaming(null),
    /** Says whether the key was for the list. */
    key: (event: React.KeyboardEvent): boolean => {
      if (offered.length > 0 && ["ArrowDown", "ArrowUp", "Enter", "Tab"].includes(event.key)) {
        event.preventDefault();
        if (event.key === "Enter" || event.key === "Tab") take(offered[at]);
        else setAt((at + (event.key === "ArrowDown" ? 1 : -1) + offered.length) % offered.length);
        return true;
      }
      if (event.key !== "Escape" || !naming) return false;
      event.preventDefault();
      event.stopPropagation();
      setNaming(null);
      return true;
    },
    /** What the field is told of the list. */
    field: {
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
      "aria-controls": `${id}-list`,
      "aria-activedescendant": offered[at] ? `${id}-${at}` : undefined,
    } as const,
  };
}

/** The list under the field. */
export function NamingList({ naming }: { naming: ReturnType<typeof useNaming> }) {
  const { t } = useWords();
  const { id, offered, at, take } = naming;
  return (
    <>
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
    </>
  );
}
