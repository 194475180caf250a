import styles from "./Chip.module.css";

export interface PersonChipProps {
  name: string;
  /** Only the face, where the column is narrow; the name stays for screen readers and on hover. */
  bare?: boolean;
  /** Left the company; their work stays. */
  inactive?: boolean;
}

/** A person: the name and the first sign of it in a circle. */
export function PersonChip({ name, bare, inactive }: PersonChipProps) {
  return (
    <span className={`${styles.chip} ${inactive ? styles.inactive : ""}`} title={bare ? name : undefined}>
      <span className={styles.face} aria-hidden="true">
        {firstSign(name)}
      </span>
      <span className={bare ? "hidden-visually" : styles.name}>{name}</span>
    </span>
  );
}

/** The family name's first character, or a Latin name's first letter. */
function firstSign(name: string): string {
  return (Array.from(name.trim())[0] ?? "").toUpperCase();
}
