import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../api/can";
import { keyResultQuery } from "../../api/okr";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { Segmented } from "../../ui/Segmented";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { ActionBoard } from "./ActionBoard";
import { ActionForm } from "./ActionForm";
import { planQuery } from "./api";
import styles from "./Plan.module.css";
import { PlanList } from "./PlanList";
import { QuickAdd } from "./QuickAdd";
import { Timeline } from "./Timeline";
import { VIEWS, type View } from "./views";

export interface PlanOfKeyResultProps {
  keyResultId: string;
  /** The view in the address; left out, the component keeps it itself. */
  view?: View;
  onView?: (view: View) => void;
}

/** Who, when and how for one key result: as a list, a board or a timeline. */
export function PlanOfKeyResult({ keyResultId, view: given, onView }: PlanOfKeyResultProps) {
  const { t } = useWords();
  const past = usePast();
  const { data: plan, error, refetch } = useQuery(planQuery(keyResultId, past));
  const { data: result } = useQuery(keyResultQuery(keyResultId, past));
  const [own, setOwn] = useState<View>("list");
  const [form, setForm] = useState<string | null>(null);
  const view = given ?? own;
  if (!plan) return error ? <ProblemNotice error={error} retry={() => void refetch()} /> : <Skeleton />;
  const mayAdd = can(plan, "action.create");
  const none = plan.items.length === 0;
  const edit = (action: { id: string }) => setForm(action.id);
  const edited = plan.items.find((a) => a.id === form);
  return (
    <div className={styles.plan}>
      {!none && (
        <div className={styles.bar}>
          <Segmented
            label={t("plans.view")}
            value={view}
            onChange={onView ?? setOwn}
            options={VIEWS.map((v) => ({ value: v, label: t(`plans.${v}`) }))}
          />
        </div>
      )}
      {none && (
        <p className={styles.soft}>
          {t(past ? "plans.empty.nothingThen" : mayAdd ? "plans.empty.words" : "plans.empty.reader")}
        </p>
      )}
      {!none && view === "list" && <PlanList plan={plan} keyResultId={keyResultId} onEdit={edit} />}
      {!none && view === "board" && <ActionBoard actions={plan.items} onEdit={edit} />}
      {!none && view === "timeline" && <Timeline actions={plan.items} dueOn={result?.due_on} onEdit={edit} />}
      {mayAdd && (none || view === "list") && (
        <div className={styles.adding}>
          <QuickAdd keyResultId={keyResultId} dueOn={result?.due_on} />
          <Button size="small" icon={<Icon name="plus" size={14} />} onClick={() => setForm("new")}>
            {t("plans.openForm")}
          </Button>
        </div>
      )}
      {form && !past && (form === "new" || edited) && (
        <ActionForm
          key={form}
          action={edited ?? null}
          keyResultId={keyResultId}
          dueOn={result?.due_on}
          onClose={() => setForm(null)}
        />
      )}
    </div>
  );
}
