import { useEffect } from "react";
import { ApiProblem, isTransient } from "../api/problem";
import { Button } from "./Button";
import { Icon } from "./Icon";
import styles from "./ProblemNotice.module.css";
import { say } from "./said";
import { useWords } from "./words";

export interface ProblemNoticeProps {
  /** Whatever was thrown; nothing is drawn for null. */
  error: unknown;
  /** Pointers of the fields that show their own reasons, so that none is said twice. */
  shown?: readonly string[];
  /** Asks again; offered only where that may help. */
  retry?: () => void;
}

/** Says what was refused and why, in the server's words. */
export function ProblemNotice({ error, shown = [], retry }: ProblemNoticeProps) {
  const { t } = useWords();
  useEffect(() => say(error), [error]);
  if (!error) return null;
  const problem = error instanceof ApiProblem ? error : null;
  const mayHelp = !problem || isTransient(problem);
  const reasons = problem?.otherErrors(shown) ?? [];
  return (
    <div className={styles.notice} role="alert">
      <Icon name="warn" size={18} />
      <div className={styles.words}>
        <strong>{problemWords(error, t)}</strong>
        {reasons.length > 0 && (
          <ul>
            {reasons.map((r) => (
              <li key={`${r.pointer}${r.detail}`}>{r.detail}</li>
            ))}
          </ul>
        )}
      </div>
      {retry && mayHelp && (
        <Button size="small" onClick={retry}>
          {t("ui.problem.retry")}
        </Button>
      )}
    </div>
  );
}

/** The one sentence for anything thrown. */
export function problemWords(error: unknown, t: (key: string) => string): string {
  if (!(error instanceof ApiProblem)) return t("ui.problem.bug");
  if (error.code === "network") return t("ui.problem.network");
  // A proxy before the server refuses in its own words, which aren't the reader's.
  if (error.code === "http.413") return t("ui.problem.tooLarge");
  return error.problem.detail ?? error.problem.title ?? t("ui.problem.server");
}
