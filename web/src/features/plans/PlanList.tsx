import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { can } from "../../api/can";
import { okrChanged } from "../../api/okr";
import { problemWords } from "../../ui/ProblemNotice";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { type Action, orderActions, type Plan, planQuery } from "./api";
import styles from "./Plan.module.css";
import { PlanRow } from "./PlanRow";

export interface PlanListProps {
  plan: Plan;
  keyResultId: string;
  onEdit: (action: Action) => void;
}

/** The plan in its order. ↑ ↓ go from row to row, Alt+↑ ↓ move one; dragging does too. */
export function PlanList({ plan, keyResultId, onEdit }: PlanListProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const tell = useToast();
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const mayOrder = can(plan, "action.update");

  const order = async (ids: string[]) => {
    const byId = new Map(plan.items.map((a) => [a.id, a]));
    queries.setQueryData<Plan>(planQuery(keyResultId).queryKey, (old) =>
      old ? { ...old, items: ids.flatMap((id) => byId.get(id) ?? []) } : old,
    );
    try {
      await orderActions(keyResultId, ids);
    } catch (thrown) {
      tell({ text: problemWords(thrown, t), tone: "problem" });
    } finally {
      void okrChanged(queries);
    }
  };
  const move = (id: string, to: number) => {
    const ids = plan.items.map((a) => a.id);
    const at = ids.indexOf(id);
    if (!mayOrder || at < 0 || to < 0 || to >= ids.length || at === to) return;
    ids.splice(to, 0, ...ids.splice(at, 1));
    void order(ids);
  };
  const go = (at: number) => list.current?.querySelectorAll<HTMLElement>("[data-row]")[at]?.focus();

  return (
    <ol className={styles.list} ref={list}>
      {plan.items.map((action, i) => (
        <li
          key={action.id}
          className={`${styles.item} ${dragged === action.id ? styles.dragged : ""}`}
          draggable={mayOrder}
          onDragStart={(event) => {
            setDragged(action.id);
            event.dataTransfer.effectAllowed = "move";
          }}
          onDragEnd={() => setDragged(null)}
          onDragOver={(event) => dragged && event.preventDefault()}
          onDrop={() => dragged && move(dragged, i)}
        >
          <PlanRow
            action={action}
            onEdit={() => onEdit(action)}
            onStep={(by) => go(i + by)}
            onMove={mayOrder ? (by) => move(action.id, i + by) : undefined}
          />
        </li>
      ))}
    </ol>
  );
}
