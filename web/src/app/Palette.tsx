import { useNavigate } from "@tanstack/react-router";
import { useId, useState } from "react";
import { Dialog } from "../ui/Dialog";
import { Icon } from "../ui/Icon";
import { useMe } from "../ui/me";
import type { PaletteEntry } from "../ui/palette";
import { useWords } from "../ui/words";
import type { MenuItem } from "./menu";
import styles from "./Palette.module.css";
import { type FoundGroup, usePaletteSearch } from "./paletteSearch";
import { settingsFor } from "./settings";

/** Finds any page, thing or command by a few signs. Arrow keys choose, Enter goes. */
export function Palette({ groups, onClose }: { groups: MenuItem[][]; onClose: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const id = useId();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const below = settingsFor(useMe()).flatMap((group) => group.items);
  const pages: PaletteEntry[] = [
    ...groups.flat().map((item) => ({ key: item.to, label: t(item.word), icon: item.icon, href: item.to })),
    // The settings are found by name, and don't stand in the way of who only looks.
    ...(query ? below : []).map((item) => ({
      key: item.to,
      label: t(item.word),
      hint: t("app.menu.settings"),
      icon: "settings" as const,
      href: item.to,
    })),
  ];
  const { found, busy } = usePaletteSearch(query, pages);
  const flat = found.flatMap((group) => group.entries);
  const chosen = Math.min(at, flat.length - 1);

  const take = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    onClose();
    if (entry.href) void navigate({ href: entry.href });
    entry.run?.();
  };

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (flat.length > 0) setAt((chosen + step + flat.length) % flat.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      take(flat[chosen]);
    }
  };

  return (
    <Dialog open look="top" title={t("app.palette.title")} onClose={onClose}>
      <div className={styles.field}>
        <Icon name="search" size={16} />
        <input
          data-autofocus
          type="text"
          role="combobox"
          aria-label={t("app.palette.title")}
          aria-expanded={flat.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={flat[chosen] ? `${id}-${chosen}` : undefined}
          aria-autocomplete="list"
          placeholder={t("app.palette.hint")}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={t("app.palette.title")} className={styles.list}>
        <Found found={found} id={id} chosen={chosen} take={take} />
      </div>
      <p className={styles.none} role="status">
        {flat.length === 0 && (busy ? t("ui.loading") : t("app.palette.none"))}
      </p>
    </Dialog>
  );
}

interface FoundProps {
  found: FoundGroup[];
  id: string;
  chosen: number;
  take: (entry: PaletteEntry) => void;
}

function Found({ found, id, chosen, take }: FoundProps) {
  const { t } = useWords();
  let index = -1;
  return found.map((group) => (
    // biome-ignore lint/a11y/useSemanticElements: a group inside a listbox has no element of its own
    <div key={group.word} role="group" aria-label={t(group.word)}>
      <div className={styles.group} aria-hidden="true">
        {t(group.word)}
      </div>
      {group.entries.map((entry) => {
        index += 1;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are on the input
          // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the input
          <div
            key={entry.key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            ref={index === chosen ? (line) => line?.scrollIntoView?.({ block: "nearest" }) : undefined}
            className={styles.entry}
            onClick={() => take(entry)}
          >
            {entry.icon && <Icon name={entry.icon} />}
            <span className={styles.label}>{entry.label}</span>
            <span className={styles.hint}>{entry.hint}</span>
          </div>
        );
      })}
    </div>
  ));
}
