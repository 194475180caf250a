import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import styles from "./Menu.module.css";

export interface MenuEntry {
  key: string;
  label: ReactNode;
  /** Chosen among the entries of its group: drawn with a tick and told as a radio. */
  checked?: boolean;
  danger?: boolean;
  disabled?: boolean;
  /** A heading above this entry; starts a new group. */
  group?: ReactNode;
  onSelect: () => void;
}

export interface MenuProps {
  /** What is pressed to open; its accessible name is `label` where the face has no words. */
  face: ReactNode;
  label?: string;
  entries: readonly MenuEntry[];
  align?: "start" | "end";
  /** Opens above the face, at the foot of the window. */
  up?: boolean;
  className?: string;
}

/** A button that opens a list of things to do. Arrow keys, Home, End, first letters, Escape. */
export function Menu({ face, label, entries, align = "start", up, className }: MenuProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  useLayoutEffect(() => {
    if (open) keepInside(list.current);
  }, [open]);

  useEffect(() => {
    if (!open) return;
    items(list.current)[0]?.focus();
    const away = (event: PointerEvent) => {
      const target = event.target as Node;
      if (!list.current?.contains(target) && !button.current?.contains(target)) setOpen(false);
    };
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };

  return (
    <div className={`${styles.root} ${className ?? ""}`}>
      <button
        ref={button}
        type="button"
        className={styles.face}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={label}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            event.preventDefault();
            setOpen(true);
          }
        }}
      >
        {face}
      </button>
      {open && (
        <div
          ref={list}
          id={id}
          role="menu"
          aria-label={label}
          tabIndex={-1}
          className={`${styles.list} ${styles[align]} ${up ? styles.up : ""}`}
          onKeyDown={(event) => {
            if (event.key === "Escape" || event.key === "Tab") {
              event.stopPropagation();
              if (event.key === "Escape") event.preventDefault();
              close();
            } else if (move(event, items(list.current))) event.preventDefault();
          }}
        >
          {entries.map((entry) => (
            <Entry key={entry.key} entry={entry} close={close} />
          ))}
        </div>
      )}
    </div>
  );
}

function Entry({ entry, close }: { entry: MenuEntry; close: () => void }) {
  return (
    <>
      {entry.group && (
        <div role="presentation" className={styles.group}>
          {entry.group}
        </div>
      )}
      <button
        type="button"
        {...(entry.checked === undefined
          ? { role: "menuitem" }
          : { role: "menuitemradio", "aria-checked": entry.checked })}
        tabIndex={-1}
        disabled={entry.disabled}
        className={`${styles.item} ${entry.danger ? styles.danger : ""}`}
        onClick={() => {
          close();
          entry.onSelect();
        }}
      >
        {entry.checked !== undefined && (
          <span className={styles.tick} aria-hidden="true">
            {entry.checked ? "✓" : ""}
          </span>
        )}
        {entry.label}
      </button>
    </>
  );
}

const MARGIN = 8;

/** Pushes what would stick out at a side of the window back into it. */
function keepInside(list: HTMLElement | null) {
  if (!list) return;
  const { left, right } = list.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  const off = left < MARGIN ? MARGIN - left : Math.min(0, width - MARGIN - right);
  if (off !== 0 && width > 0) list.style.translate = `${off}px`;
}

function items(list: HTMLElement | null): HTMLButtonElement[] {
  return Array.from(list?.querySelectorAll<HTMLButtonElement>("[role^=menuitem]:not(:disabled)") ?? []);
}

/** Moves the focus for a key; says whether the key meant anything. */
function move(event: React.KeyboardEvent, all: HTMLButtonElement[]): boolean {
  const at = all.indexOf(document.activeElement as HTMLButtonElement);
  let to = -1;
  if (event.key === "ArrowDown") to = (at + 1) % all.length;
  else if (event.key === "ArrowUp") to = (at - 1 + all.length) % all.length;
  else if (event.key === "Home") to = 0;
  else if (event.key === "End") to = all.length - 1;
  else if (event.key.length === 1) {
    const letter = event.key.toLowerCase();
    const after = [...all.slice(at + 1), ...all.slice(0, at + 1)];
    const found = after.find((item) => item.textContent?.trim().toLowerCase().startsWith(letter));
    to = found ? all.indexOf(found) : -1;
  }
  all[to]?.focus();
  return to >= 0;
}
