import { useState } from "react";
import { can } from "../../../api/can";
import type { Objective } from "../../../api/okr";
import { Button } from "../../../ui/Button";
import { useWords } from "../../../ui/words";
import { WeighDialog } from "./WeighDialog";

/** Opens the weights of an objective's key results; a single one has nothing to be weighed against. */
export function WeighButton({ objective }: { objective: Objective }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const counted = (objective.key_results ?? []).filter((kr) => !kr.dropped);
  if (counted.length < 2 || !objective.change_rule || !can(objective, "objective.update")) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("objectives.weigh.open")}
      </Button>
      {open && <WeighDialog objective={objective} onClose={() => setOpen(false)} />}
    </>
  );
}
