import { useQuery } from "@tanstack/react-query";
import { can } from "../../api/can";
import type { Objective } from "../../api/okr";
import { Slot } from "../../ui/slots";
import { useWords } from "../../ui/words";
import { readinessQuery } from "./api";
import { Focus } from "./Focus";
import styles from "./Guide.module.css";
import { KindChoice } from "./KindChoice";
import { useSave } from "./useSave";
import { WordsField } from "./WordsField";

/** Step 1: what it says, what it serves, and how sure it has to be. */
export function AlignStep({ objective }: { objective: Objective }) {
  const { t } = useWords();
  const readiness = useQuery(readinessQuery(objective.id));
  const save = useSave(objective.id);
  const may = can(objective, "objective.update") && objective.change_rule === "freely";
  const aspirational = objective.kind === "aspirational";
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
          value={aspirational ? "aspirational" : "committed"}
          disabled={!may}
          onChange={(kind) => save.mutate({ kind })}
        />
      </div>
      {readiness.data && <Focus objective={objective} focus={readiness.data.focus} />}
    </div>
  );
}
