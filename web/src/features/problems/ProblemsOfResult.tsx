import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { problemsOfQuery } from "../../api/problems";
import { Button } from "../../ui/Button";
import type { Slots } from "../../ui/slots";
import { useWords } from "../../ui/words";
import { ProblemSheet } from "./ProblemSheet";
import styles from "./Problems.module.css";
import { RaiseForm } from "./RaiseForm";
import { SeverityMark } from "./SeverityMark";

/** On a key result's row: what is in its way, those first that harm most, and the way to tell of more. */
export function ProblemsOfResult({ objectiveId, keyResult, source }: Slots["problems"]) {
  const { t } = useWords();
  const { data } = useQuery(problemsOfQuery(objectiveId));
  const [open, setOpen] = useState<string | null>(null);
  const [raising, setRaising] = useState(false);
  const mine = data?.items.filter((p) => p.key_result_id === keyResult.id) ?? [];
  return (
    <>
      <div className={styles.onRow}>
        {mine.length > 0 && (
          <ul aria-label={t("problems.ofResult", { title: keyResult.title })}>
            {mine.map((problem) => (
              <li key={problem.id}>
                <SeverityMark severity={problem.severity} bare />
                <button type="button" className={styles.title} onClick={() => setOpen(problem.id)}>
                  {problem.title}
                </button>
                <span className="soft small">
                  {[
                    problem.state === "in_hand" && t("problems.states.in_hand"),
                    problem.owner_name,
                    t("problems.days", { count: problem.age }),
                    problem.undecided &&
                      t("problems.waitsFor", { name: problem.decision?.decider_name ?? "?" }),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </li>
            ))}
          </ul>
        )}
        <Button
          size="small"
          look="quiet"
          aria-label={t("problems.raiseFor", { title: keyResult.title })}
          onClick={() => setRaising(true)}
        >
          {t("problems.raise")}
        </Button>
      </div>
      {open && <ProblemSheet key={open} id={open} onClose={() => setOpen(null)} />}
      {raising && (
        <RaiseForm
          place={{ value: `k:${keyResult.id}`, label: keyResult.title }}
          source={source}
          onClose={() => setRaising(false)}
        />
      )}
    </>
  );
}
