import { useState } from "react";
import { can } from "../../../api/can";
import type { KeyResult, Objective } from "../../../api/okr";
import { Icon } from "../../../ui/Icon";
import { Menu, type MenuEntry } from "../../../ui/Menu";
import { useWords } from "../../../ui/words";
import { DropDialog } from "./DropDialog";
import { MoveDialog } from "./MoveDialog";
import { useResultActs } from "./useResultActs";

/** What can be done with a key result as a whole: its place, another objective, dropping or deleting it. */
export function ResultTools({ objective, kr }: { objective: Objective; kr: KeyResult }) {
  const { t } = useWords();
  const acts = useResultActs(objective);
  const [asking, setAsking] = useState<"drop" | "move" | null>(null);
  if (!can(kr, "key_result.update")) return null;
  const list = objective.key_results ?? [];
  const at = list.findIndex((r) => r.id === kr.id);
  const revising = objective.change_rule === "by_revision";
  const entries: MenuEntry[] = [
    { key: "up", label: t("objectives.edit.up"), disabled: at <= 0, onSelect: () => acts.move(kr, -1) },
    {
      key: "down",
      label: t("objectives.edit.down"),
      disabled: at === list.length - 1,
      onSelect: () => acts.move(kr, 1),
    },
  ];
  if (objective.change_rule)
    entries.push({ key: "move", label: t("objectives.move.menu"), onSelect: () => setAsking("move") });
  if (revising)
    entries.push({
      key: "drop",
      label: t(kr.dropped ? "objectives.edit.resume" : "objectives.edit.drop"),
      danger: !kr.dropped,
      onSelect: () => setAsking("drop"),
    });
  else if (objective.change_rule && can(kr, "key_result.delete"))
    entries.push({
      key: "delete",
      label: t("objectives.edit.delete"),
      danger: true,
      onSelect: () => acts.remove.mutate(kr),
    });
  return (
    <>
      <Menu
        face={<Icon name="dots" />}
        label={t("objectives.edit.more", { title: kr.title })}
        align="end"
        entries={entries}
      />
      {asking === "drop" && <DropDialog kr={kr} onClose={() => setAsking(null)} />}
      {asking === "move" && <MoveDialog objective={objective} kr={kr} onClose={() => setAsking(null)} />}
    </>
  );
}
