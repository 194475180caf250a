import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { can } from "../../../api/can";
import { type KeyResult, objectiveQuery } from "../../../api/okr";
import { formatDate } from "../../../lib/dates";
import { formatDecimal } from "../../../lib/numbers";
import { Button } from "../../../ui/Button";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { Skeleton } from "../../../ui/Skeleton";
import type { Slots } from "../../../ui/slots";
import { WordingHints } from "../../../ui/WordingHints";
import { useWords } from "../../../ui/words";
import { cadenceWords, measureLine } from "../list/measureLine";
import styles from "./Edit.module.css";
import { KeyResultDialog } from "./KeyResultDialog";
import { ResultTools } from "./ResultTools";
import { SentenceField } from "./SentenceField";
import { WeighButton } from "./WeighButton";

/** An objective's key results to be worked on: each opens as a form, new ones are written as a sentence. */
export function KeyResults({ objectiveId, open: aim, field, onClose }: Slots["keyResults"]) {
  const { t, locale } = useWords();
  const objective = useQuery(objectiveQuery(objectiveId));
  const [open, setOpen] = useState<string | null>(null);
  // Whoever leads here says by what they are given which form to open; closing it is left to the person.
  useEffect(() => {
    if (aim) setOpen(aim);
  }, [aim, field]);
  if (objective.isPending) return <Skeleton />;
  if (objective.error)
    return <ProblemNotice error={objective.error} retry={() => void objective.refetch()} />;
  const results = objective.data.key_results ?? [];
  const editing = results.find((kr) => kr.id === open);
  return (
    <section aria-label={t("objectives.edit.label")}>
      <ol className={styles.list}>
        {results.map((kr) => (
          <li key={kr.id} className={`${styles.result} ${kr.dropped ? styles.dropped : ""}`}>
            <h3>{kr.title}</h3>
            <div className={styles.facts}>
              <Facts kr={kr} locale={locale} />
            </div>
            <span className={styles.tools}>
              {can(kr, "key_result.update") && (
                <Button
                  size="small"
                  aria-label={t("objectives.edit.open", { title: kr.title })}
                  onClick={() => setOpen(kr.id)}
                >
                  {t("objectives.edit.edit")}
                </Button>
              )}
              <ResultTools objective={objective.data} kr={kr} />
            </span>
            <div className={styles.hint}>
              <WordingHints text={kr.title} kind="key_result" />
            </div>
          </li>
        ))}
      </ol>
      <WeighButton objective={objective.data} />
      {results.length === 0 && <p className="soft">{t("objectives.edit.none")}</p>}
      {can(objective.data, "key_result.create") && objective.data.change_rule && (
        <SentenceField objective={objective.data} />
      )}
      {editing && (
        <KeyResultDialog
          objective={objective.data}
          result={editing}
          field={open === aim ? field : undefined}
          onClose={() => {
            setOpen(null);
            onClose?.();
          }}
        />
      )}
    </section>
  );
}

function Facts({ kr, locale }: { kr: KeyResult; locale: string }) {
  const { t } = useWords();
  const asks = kr.measure.kind === "metric" && !kr.baseline;
  const facts = [
    measureLine(kr, t, locale),
    kr.weight && t("objectives.list.weight", { value: formatDecimal(kr.weight, { locale }) }),
    kr.owner_name,
    t("objectives.edit.until", { day: formatDate(kr.due_on, locale) }),
    cadenceWords(kr, t, locale),
  ];
  return (
    <>
      {facts.filter(Boolean).join(" · ")}
      {asks && <span className={styles.ask}> · {t("objectives.edit.baselineMissing")}</span>}
    </>
  );
}
