import { useState } from "react";
import { can } from "../../api/can";
import { PersonChip } from "../../ui/PersonChip";
import { PersonPicker } from "../../ui/PersonPicker";
import { useWords } from "../../ui/words";
import type { Action } from "./api";
import styles from "./Plan.module.css";
import { useActions } from "./useActions";

/** Who is responsible; a press lets somebody else be chosen. */
export function OwnerCell({ action }: { action: Action }) {
  const { t } = useWords();
  const { change } = useActions();
  const [choosing, setChoosing] = useState(false);
  const chip = <PersonChip name={action.owner_name ?? "?"} inactive={action.owner_left} />;
  if (!can(action, "action.update")) return chip;
  if (!choosing)
    return (
      <>
        <button
          type="button"
          className={styles.press}
          aria-label={`${t("plans.owner")} ${action.owner_name ?? ""}`}
          onClick={() => setChoosing(true)}
        >
          {chip}
        </button>
        {action.owner_left && <span className={styles.warn}>{t("plans.ownerLeft")}</span>}
      </>
    );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notices that focus has left
    <span
      className={styles.choose}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setChoosing(false)}
    >
      <PersonPicker
        aria-label={t("plans.owner")}
        value={null}
        placeholder={action.owner_name}
        onChange={(person) => {
          setChoosing(false);
          if (person) void change(action, { owner_id: person.value }, { owner_name: person.label });
        }}
      />
    </span>
  );
}
