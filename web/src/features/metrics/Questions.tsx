import { useState } from "react";
import { can } from "../../api/can";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { useSending } from "../../ui/sending";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import { type Metric, type Question, settle } from "./api";
import styles from "./Metrics.module.css";
import { useMoved } from "./useMoved";
import { useQuestionWords } from "./useQuestionWords";

const keyOf = (q: Question) => `${q.reading_id} ${q.kind}`;

/** What should be looked at: nothing is mended by itself. Answered ones fold away. */
export function Questions({ metric, questions }: { metric: Metric; questions: Question[] }) {
  const { t } = useWords();
  const words = useQuestionWords(metric);
  const open = questions.filter((q) => !q.answered).reverse();
  const done = questions.filter((q) => q.answered).reverse();
  if (questions.length === 0) return null;
  return (
    <Panel title={t("metrics.questionsTitle", { count: open.length })}>
      {open.length === 0 && <p className="soft">{t("metrics.questionsNone")}</p>}
      <ul className={styles.list}>
        {open.map((q) => (
          <Open key={keyOf(q)} metric={metric} question={q} />
        ))}
      </ul>
      {done.length > 0 && (
        <details>
          <summary>{t("metrics.answered", { count: done.length })}</summary>
          <ul className={styles.list}>
            {done.map((q) => (
              <li key={keyOf(q)}>
                <span className={styles.grow}>{words(q)}</span>
                <span className="soft small">
                  {t(q.answer ? "metrics.answeredBy" : "metrics.answeredRight", {
                    name: q.answered_by,
                    words: q.answer,
                  })}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

function Open({ metric, question }: { metric: Metric; question: Question }) {
  const { t } = useWords();
  const words = useQuestionWords(metric)(question);
  const moved = useMoved();
  const [said, setSaid] = useState("");
  const { busy, error, send } = useSending(async () => {
    await settle(metric.id, question, said);
    await moved();
  });
  return (
    <li>
      <span className={`${styles.doubt} ${styles.grow}`}>
        <Icon name="warn" size={14} />
        {words}
      </span>
      {can(metric, "metric.record") && (
        <>
          <TextInput
            value={said}
            onChange={setSaid}
            placeholder={t("metrics.answerHint")}
            aria-label={t("metrics.answerTo", { words })}
          />
          <Button size="small" busy={busy} onClick={() => void send()}>
            {t(question.kind === "gap" ? "metrics.known" : "metrics.right")}
          </Button>
        </>
      )}
      <ProblemNotice error={error} />
    </li>
  );
}
