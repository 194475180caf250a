import { ApiProblem } from "../../../api/problem";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { problemWords } from "../../../ui/ProblemNotice";
import { useWords } from "../../../ui/words";
import styles from "./Outcome.module.css";
import { verbWord } from "./said";
import type { Outcome } from "./useBulk";

/** Which objectives were refused, and why, each in the server's words. They stay selected. */
export function BulkOutcome({ outcome, onClose }: { outcome: Outcome; onClose: () => void }) {
  const { t } = useWords();
  const { done, refused, verb } = outcome;
  return (
    <Dialog
      open
      title={t("objectives.list.bulk.refused", { verb: t(verbWord[verb]), count: refused.length })}
      onClose={onClose}
      actions={
        <Button look="main" data-autofocus="" onClick={onClose}>
          {t("objectives.list.bulk.understood")}
        </Button>
      }
    >
      {done > 0 && <p className="soft">{t("objectives.list.bulk.othersDone", { count: done })}</p>}
      <ul className={styles.list}>
        {refused.map(({ objective, error }) => (
          <li key={objective.id}>
            <strong>{objective.title}</strong>
            <span>{problemWords(error, t)}</span>
            {error instanceof ApiProblem &&
              error.otherErrors([]).map((reason) => <span key={reason.detail}>{reason.detail}</span>)}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
