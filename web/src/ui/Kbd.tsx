import styles from "./Kbd.module.css";
import { isMac } from "./keys";

const signs: Record<string, string> = {
  shift: "Shift",
  enter: "Enter",
  escape: "Esc",
  arrowup: "↑",
  arrowdown: "↓",
  alt: "Alt",
};

/** A key or several, as they stand on the keyboard before the reader: <Kbd combo="mod+enter" />. */
export function Kbd({ combo }: { combo: string }) {
  return (
    <span className={styles.keys}>
      {combo.split("+").map((part) => (
        <kbd key={part}>
          {part === "mod" ? (isMac() ? "⌘" : "Ctrl") : (signs[part] ?? part.toUpperCase())}
        </kbd>
      ))}
    </span>
  );
}
