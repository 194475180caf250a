import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../api/can";
import type { Objective } from "../../api/okr";
import { Slot } from "../../ui/slots";
import { useWords } from "../../ui/words";
import { readinessQuery } from "./api";
import { Focus } from "./Focus";
import styles from "./Guide.module.css";
import { type Kind, KindChoice } from "./KindChoice";
import { useSave } from "./useSave";
import { WordsField } from "./WordsField";

/** Step 1: what it says, what it serves, and how sure it has to be. */
export function AlignStep({ objective }: { objective: Objective }) {
  const { t } = useWords();
  const readiness = useQuery(readinessQuery(objective.id));
  const save = useSave(objective.id);
  const may = can(objective, "objective.update") && objective.change_rule === "freely";
  // Shown at once; what the server has counts again when it has answered.
  const [chosen, setChosen] = useState<Kind | null>(null);
  return (
    <div>
      <div className={styles.part}>
        {may ? (
          <>
            <WordsField objective={objective} field="title" />
            <WordsField objective={objective} field="description" />
          </>
        ) : (
          <p className="soft">{t("quality.fixed")}</p>
        )}
      </div>
      <div className={styles.part}>
        <Slot name="alignments" objectiveId={objective.id} />
      </div>
      <div className={styles.part}>
        <KindChoice
          value={chosen ?? (objective.kind as Kind)}
          disabled={!may}
          onChange={(kind) => {
            setChosen(kind);
            save.mutate({ kind }, { onSettled: () => setChosen(null) });
          }}
        />
      </div>
      {readiness.data && <Focus objective={objective} focus={readiness.data.focus} />}
    </div>
  );
}
