import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../api/can";
import { formatDate } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { DatePick } from "../../ui/DatePick";
import { Field } from "../../ui/Field";
import { Form, FormActions } from "../../ui/Form";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { fieldOnly, useSending } from "../../ui/sending";
import { submitKeys } from "../../ui/submitKeys";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import { evaluations, type GrowthLine, type Subject } from "./api";
import styles from "./Evaluations.module.css";
import { planGrowth } from "./settling";

const MOST = 6;

/** A few lines of what to learn or do better, each by a day; the person's and their manager's. */
export function Growth({ one }: { one: Subject }) {
  const { t, locale } = useWords();
  const queries = useQueryClient();
  const [lines, setLines] = useState<GrowthLine[] | null>(null);
  // What is being ticked shows at once; refused, it goes back.
  const [ticking, setTicking] = useState<GrowthLine[] | null>(null);
  const past = usePast();
  const may = can(one, "evaluation.grow");
  const sending = useSending(async (next: GrowthLine[]) => {
    try {
      await planGrowth(one, next);
      setLines(null);
      await queries.invalidateQueries({ queryKey: evaluations });
    } finally {
      setTicking(null);
    }
  });
  const tick = (i: number, done: boolean) => {
    if (sending.busy) return;
    const next = one.growth.map((each, k) => (k === i ? { ...each, done } : each));
    setTicking(next);
    void sending.send(next);
  };
  const begin = () => setLines(one.growth.length > 0 ? one.growth : [{ words: "", due_on: "" }]);
  const set = (i: number, part: Partial<GrowthLine>) =>
    setLines((lines ?? []).map((line, k) => (k === i ? { ...line, ...part } : line)));
  const shown = (lines ?? []).flatMap((_, i) => [`/lines/${i}/words`, `/lines/${i}/due_on`]);
  return (
    <Panel
      title={t("evaluations.growth")}
      actions={may && !lines && <Button onClick={begin}>{t("evaluations.growthEdit")}</Button>}
    >
      <ProblemNotice error={fieldOnly(sending.error, shown)} shown={shown} />
      {!lines && one.growth.length === 0 && (
        <p className="soft small">{t(past ? "evaluations.growthLost" : "evaluations.growthNone")}</p>
      )}
      {!lines &&
        (ticking ?? one.growth).map((line, i) => (
          <div key={`${line.due_on}.${line.words}`} className={styles.marks}>
            <Checkbox checked={line.done ?? false} disabled={!may} onChange={(done) => tick(i, done)}>
              {line.words}
            </Checkbox>
            <span className="soft small">
              {t("evaluations.dueBy", { day: formatDate(line.due_on, locale) })}
            </span>
          </div>
        ))}
      {lines && (
        <Form
          onSubmit={() => void sending.send(lines)}
          onKeyDown={submitKeys(() => void sending.send(lines))}
        >
          {lines.map((line, i) => (
            <div key={i} className={styles.grow}>
              <Field
                bare
                label={t("evaluations.growthLine", { n: i + 1 })}
                pointer={`/lines/${i}/words`}
                error={sending.error}
              >
                <TextInput
                  placeholder={t("evaluations.growthHint")}
                  value={line.words}
                  onChange={(words) => set(i, { words })}
                />
              </Field>
              <Field
                bare
                label={t("evaluations.growthDue", { n: i + 1 })}
                pointer={`/lines/${i}/due_on`}
                error={sending.error}
              >
                <DatePick value={line.due_on} onChange={(due_on) => set(i, { due_on })} />
              </Field>
              <Button
                look="quiet"
                aria-label={t("evaluations.growthDrop", { n: i + 1 })}
                onClick={() => setLines(lines.filter((_, k) => k !== i))}
              >
                ×
              </Button>
            </div>
          ))}
          {lines.length < MOST && (
            <div>
              <Button onClick={() => setLines([...lines, { words: "", due_on: "" }])}>
                {t("evaluations.growthAdd")}
              </Button>
            </div>
          )}
          <FormActions>
            <Button onClick={() => setLines(null)}>{t("evaluations.cancel")}</Button>
            <Button look="main" type="submit" busy={sending.busy}>
              {t("evaluations.growthSave")}
            </Button>
          </FormActions>
        </Form>
      )}
    </Panel>
  );
}
