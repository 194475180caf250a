import { useWords } from "../../ui/words";
import type { Action } from "./api";
import styles from "./Plan.module.css";

/** What a blocked action waits for, and on whom. */
export function BlockedLine({ action }: { action: Action }) {
  const { t } = useWords();
  const block = action.blocked;
  if (!block) return null;
  return (
    <p className={styles.late}>
      <span aria-hidden="true">⊘</span>{" "}
      {t("plans.waitingOn", { name: block.person_name ?? block.whom ?? "?", why: block.why })}
    </p>
  );
}
