import { useState } from "react";
import { can } from "../../api/can";
import { Select } from "../../ui/Select";
import { useWords } from "../../ui/words";
import type { Action } from "./api";
import { BlockDialog } from "./BlockDialog";
import styles from "./Plan.module.css";
import { useActions } from "./useActions";
import { mayMove, STATES, stateWord } from "./views";

/** How far an action is. Blocked asks why and on whom. */
export function StateSelect({ action }: { action: Action }) {
  const { t } = useWords();
  const { change } = useActions();
  const [blocking, setBlocking] = useState(false);
  if (!can(action, "action.update"))
    return <span className={styles.state}>{t(stateWord[action.state])}</span>;
  return (
    <>
      <Select
        className={styles.state}
        aria-label={t("plans.stateOf", { title: action.title })}
        value={action.state}
        options={STATES.map((s) => ({
          value: s,
          label: t(stateWord[s]),
          disabled: !mayMove(action.state, s),
        }))}
        onChange={(to) => (to === "blocked" ? setBlocking(true) : void change(action, { state: to }))}
      />
      {blocking && <BlockDialog action={action} onClose={() => setBlocking(false)} />}
    </>
  );
}
