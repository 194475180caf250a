import { useQuery } from "@tanstack/react-query";
import type { KeyResult } from "../../../api/okr";
import { formatProgress } from "../../../lib/numbers";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { useWords } from "../../../ui/words";
import { previewQuery } from "./api";
import styles from "./Edit.module.css";
import type { ResultBody } from "./form";

const reasons: Record<string, string> = {
  "revision.target_lowered": "objectives.edit.needs.lowered",
  "revision.due_extended": "objectives.edit.needs.extended",
  "revision.dropped": "objectives.edit.needs.dropped",
  "revision.any": "objectives.edit.needs.any",
};

/** What a revision comes to before it is made: the numbers then, and who has to agree. */
export function Foreseen({ result, body }: { result: KeyResult; body: ResultBody }) {
  const { t, locale } = useWords();
  const { data, error } = useQuery(previewQuery(result, body));
  if (error) return <ProblemNotice error={error} />;
  if (!data) return null;
  const percent = (value: number | null | undefined) => formatProgress(value, locale);
  const { before, after } = data.key_result;
  return (
    <div className={styles.foreseen} role="status">
      {data.changes.length === 0 && <p>{t("objectives.edit.noTerms")}</p>}
      {data.changes.length > 0 && (
        <p>
          {t("objectives.edit.foreseen", {
            before: percent(before.progress),
            after: percent(after.progress),
            whole: percent(data.objective.before.progress),
            wholeAfter: percent(data.objective.after.progress),
          })}
        </p>
      )}
      {data.needs.length > 0 && (
        <p>
          {t("objectives.edit.consent", {
            names:
              data.approvers.map((a) => a.name).join(t("objectives.edit.comma")) ||
              t("objectives.edit.champion"),
            why: data.needs
              .map((need) => t(reasons[need] ?? "objectives.edit.needs.any"))
              .join(t("objectives.edit.comma")),
          })}
        </p>
      )}
    </div>
  );
}
