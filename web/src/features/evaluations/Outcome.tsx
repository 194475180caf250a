import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../api/can";
import { formatInstant } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Form, FormActions } from "../../ui/Form";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { Tag } from "../../ui/Tag";
import { TextArea } from "../../ui/TextArea";
import { useWords } from "../../ui/words";
import { evaluations, type Subject } from "./api";
import styles from "./Evaluations.module.css";
import { LevelChoice } from "./LevelChoice";
import { acknowledge, answerAppeal, appeal } from "./settling";

/** What the person comes to, what was changed by hand, and what they say to it. */
export function Outcome({ one }: { one: Subject }) {
  const { t, locale } = useWords();
  const name = (level: number | undefined) =>
    level
      ? t("evaluations.levelIs", { n: level, name: one.form.levels[level - 1]?.name })
      : t("evaluations.noLevel");
  return (
    <Panel title={t(one.state === "published" ? "evaluations.outcome" : "evaluations.outcomeSoFar")}>
      <p className={styles.outcome}>{name(one.level)}</p>
      {one.suggested !== one.level && (
        <p className="soft small">
          {t(one.appeal === "upheld" ? "evaluations.appealedFrom" : "evaluations.calibratedFrom", {
            level: name(one.suggested),
          })}
        </p>
      )}
      {one.changes.length > 0 && (
        <ul className={styles.quotes}>
          {one.changes.map((change) => (
            <li key={change.at}>
              {t("evaluations.changeLine", {
                from: name(change.from),
                to: name(change.to),
                reason: change.reason,
              })}{" "}
              <span className="soft small">
                {change.name} · {formatInstant(change.at, locale)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {one.state === "published" && (
        <>
          {one.acknowledged && <Tag>{t("evaluations.acknowledged")}</Tag>}
          {one.appeal && (
            <div className={styles.said}>
              <h3>
                {t("evaluations.appeal")} <Tag>{t(`evaluations.appeals.${one.appeal}`)}</Tag>
              </h3>
              <p className={styles.words}>{one.appeal_words}</p>
              {one.answer_words && (
                <p className={styles.words}>
                  <b>{one.answered_name}</b> {one.answer_words}
                </p>
              )}
            </div>
          )}
          {can(one, "evaluation.answer") && <Respond one={one} />}
          {can(one, "evaluation.update") && one.appeal === "open" && <AnswerForm one={one} />}
        </>
      )}
    </Panel>
  );
}

function useDone() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: evaluations });
}

/** The person says that they have read it, or asks for another look. */
function Respond({ one }: { one: Subject }) {
  const { t } = useWords();
  const done = useDone();
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const reading = useSending(async () => {
    await acknowledge(one);
    await done();
  });
  const asking = useSending(async () => {
    await appeal(one, words);
    await done();
  });
  return (
    <>
      <ProblemNotice error={reading.error} />
      <p className={styles.marks}>
        {!one.acknowledged && (
          <Button look="main" busy={reading.busy} onClick={() => void reading.send()}>
            {t("evaluations.acknowledge")}
          </Button>
        )}
        {!one.appeal && !open && <Button onClick={() => setOpen(true)}>{t("evaluations.doAppeal")}</Button>}
      </p>
      {open && !one.appeal && (
        <Form onSubmit={() => void asking.send()}>
          <ProblemNotice error={fieldOnly(asking.error, ["/words"])} shown={["/words"]} />
          <Field
            label={t("evaluations.appealWords")}
            hint={t("evaluations.appealHint")}
            pointer="/words"
            error={asking.error}
            required
          >
            <TextArea rows={3} value={words} onChange={setWords} />
          </Field>
          <FormActions>
            <Button onClick={() => setOpen(false)}>{t("evaluations.cancel")}</Button>
            <Button look="main" type="submit" busy={asking.busy}>
              {t("evaluations.sendAppeal")}
            </Button>
          </FormActions>
        </Form>
      )}
    </>
  );
}

/** HR upholds an appeal with another level, or keeps the rating; either with a reason. */
function AnswerForm({ one }: { one: Subject }) {
  const { t } = useWords();
  const done = useDone();
  const [level, setLevel] = useState(one.level);
  const [reason, setReason] = useState("");
  const upheld = level !== one.level;
  const sending = useSending(async () => {
    await answerAppeal(one, upheld ? level : undefined, reason);
    await done();
  });
  return (
    <Form onSubmit={() => void sending.send()}>
      <ProblemNotice error={fieldOnly(sending.error, ["/reason"])} shown={["/reason"]} />
      <LevelChoice
        plain
        label={t("evaluations.newLevel")}
        levels={one.form.levels}
        value={level}
        onChange={setLevel}
      />
      <Field label={t("evaluations.answer")} pointer="/reason" error={sending.error} required>
        <TextArea rows={3} value={reason} onChange={setReason} />
      </Field>
      <FormActions>
        <Button look="main" type="submit" busy={sending.busy}>
          {t(upheld ? "evaluations.uphold" : "evaluations.keep")}
        </Button>
      </FormActions>
    </Form>
  );
}
