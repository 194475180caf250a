import styles from "./Kbd.module.css";
import { isMac } from "./keys";

const signs: Record<string, string> = {
  shift: "Shift",
  enter: "Enter",
  escape: "Esc",
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  home: "Home",
  end: "End",
  pageup: "PgUp",
  pagedown: "PgDn",
  " ": "Space",
  alt: "Alt",
};

function signOf(part: string): string {
  if (part === "mod") return isMac() ? "⌘" : "Ctrl";
  return signs[part] ?? part.toUpperCase();
}

/** A key or several, as they stand on the keyboard before the reader: <Kbd combo="mod+enter" />. */
export function Kbd({ combo }: { combo: string }) {
  return (
    <span className={styles.keys}>
      {combo.split("+").map((part) => (
        <kbd key={part}>{signOf(part)}</kbd>
      ))}
    </span>
  );
}
