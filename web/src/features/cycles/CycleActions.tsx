import { useState } from "react";
import { can } from "../../api/can";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Menu, type MenuEntry } from "../../ui/Menu";
import { useWords } from "../../ui/words";
import { type Cycle, type Phase, phases } from "./api";
import styles from "./CycleList.module.css";
import { MoveDialog } from "./MoveDialog";

export interface CycleActionsProps {
  cycle: Cycle;
  onEdit: (cycle: Cycle) => void;
}

/** The next phase, and behind the dots the rest. */
export function CycleActions({ cycle, onEdit }: CycleActionsProps) {
  const { t } = useWords();
  const [to, setTo] = useState<Phase | null>(null);
  if (!can(cycle, "cycle.update")) return <div className={styles.actions} />;
  const at = phases.indexOf(cycle.phase);
  const next = phases[at + 1];
  const back = phases[at - 1];
  const entries: MenuEntry[] = [{ key: "edit", label: t("cycles.edit"), onSelect: () => onEdit(cycle) }];
  if (back) {
    entries.push({
      key: "back",
      label: t("cycles.move.back", { phase: t(`cycles.phase.${back}`) }),
      onSelect: () => setTo(back),
    });
  }
  return (
    <div className={styles.actions}>
      {next && (
        <Button size="small" onClick={() => setTo(next)}>
          {t("cycles.move.next", { phase: t(`cycles.phase.${next}`) })}
        </Button>
      )}
      <Menu
        face={<Icon name="dots" />}
        label={t("cycles.more", { name: cycle.name })}
        align="end"
        entries={entries}
      />
      {to && <MoveDialog cycle={cycle} to={to} onClose={() => setTo(null)} />}
    </div>
  );
}
