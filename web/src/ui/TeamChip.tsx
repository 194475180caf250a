import styles from "./Chip.module.css";

/** A team: the name and its first sign in a square, where a person's is round. */
export function TeamChip({ name }: { name: string }) {
  return (
    <span className={styles.chip}>
      <span className={`${styles.face} ${styles.square}`} aria-hidden="true">
        {Array.from(name.trim())[0] ?? ""}
      </span>
      <span className={styles.name}>{name}</span>
    </span>
  );
}
