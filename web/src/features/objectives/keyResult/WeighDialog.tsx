import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type KeyResult, type Objective, okrChanged } from "../../../api/okr";
import { isStale } from "../../../api/problem";
import { useDraft } from "../../../lib/draft";
import { formatDecimal } from "../../../lib/numbers";
import { useOpened } from "../../../lib/opened";
import { readNumber } from "../../../lib/typed";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { Field } from "../../../ui/Field";
import { Form } from "../../../ui/Form";
import { NumberInput } from "../../../ui/NumberInput";
import { ProblemNotice, problemWords } from "../../../ui/ProblemNotice";
import { TextArea } from "../../../ui/TextArea";
import { useToast } from "../../../ui/Toast";
import { useWords } from "../../../ui/words";
import { type Weight, weighResults } from "./api";
import styles from "./Edit.module.css";
import { sharesOf } from "./shares";

interface Weights {
  typed: Record<string, string>;
  reason: string;
}

const exact = (typed: string) => (typed.trim() ? (readNumber(typed)?.value ?? typed.trim()) : null);
const same = (a: string | null, b: string | null) => a === b || (!!a && !!b && Number(a) === Number(b));

/** The weights of an objective's key results, changed together so that they stay shares of one whole. */
export function WeighDialog({ objective, onClose }: { objective: Objective; onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const results = (objective.key_results ?? []).filter((kr) => !kr.dropped);
  const [start] = useState<Weights>(() => ({
    typed: Object.fromEntries(results.map((kr) => [kr.id, kr.weight ?? ""])),
    reason: "",
  }));
  const draft = useDraft<Weights>(`weights.${objective.id}`, start);
  const { typed, reason } = draft.value;
  const revising = objective.change_rule === "by_revision";
  const shares = sharesOf(results.map((kr) => typed[kr.id] ?? ""));
  const undo = (weights: Weight[]) =>
    void weighResults(objective.id, weights, revising ? t("objectives.weigh.undone") : undefined).then(
      () => okrChanged(queries),
      (error) => toast({ text: problemWords(error, t), tone: "problem" }),
    );
  const save = useMutation({
    mutationFn: () => {
      const wanted = results.map((kr) => ({
        id: kr.id,
        version: opened.key_results?.find((r) => r.id === kr.id)?.version,
        weight: exact(typed[kr.id] ?? ""),
      }));
      return weighResults(objective.id, wanted, reason.trim() || undefined);
    },
    onSuccess: async (saved) => {
      draft.done(start);
      await okrChanged(queries);
      // Where the policy wants consent the answer still has the old weights.
      const waits = results.some((kr) => {
        const now = saved.key_results?.find((r) => r.id === kr.id);
        return now && !same(now.weight, exact(typed[kr.id] ?? ""));
      });
      const before = results.map((kr) => ({ id: kr.id, weight: kr.weight }));
      toast(
        waits
          ? { text: t("objectives.weigh.asked") }
          : { text: t("objectives.weigh.saved"), undo: () => undo(before) },
      );
      onClose();
    },
    onError: (error) => {
      if (isStale(error)) void okrChanged(queries);
    },
  });
  const opened: Objective = useOpened(objective, isStale(save.error));
  const change = (kr: KeyResult, text: string) =>
    draft.set({ ...draft.value, typed: { ...typed, [kr.id]: text } });
  const evenly = () =>
    draft.set({ ...draft.value, typed: Object.fromEntries(results.map((kr) => [kr.id, ""])) });
  const cancel = () => {
    draft.done(start);
    onClose();
  };
  return (
    <Dialog
      open
      keep={JSON.stringify(draft.value) !== JSON.stringify(start)}
      title={t("objectives.weigh.title")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={cancel}>{t("objectives.edit.cancel")}</Button>
          <Button look="main" busy={save.isPending} disabled={!shares} onClick={() => save.mutate()}>
            {t(revising ? "objectives.edit.saveRevision" : "objectives.edit.save")}
          </Button>
        </>
      }
    >
      {draft.restoredFrom && <p className="soft small">{t("objectives.edit.restored")}</p>}
      <ProblemNotice error={save.error} shown={["/reason"]} />
      {isStale(save.error) && <p>{t("objectives.edit.stale")}</p>}
      <Form onSubmit={() => shares && save.mutate()}>
        <ul className={styles.weights}>
          {results.map((kr) => (
            <li key={kr.id}>
              <span>{kr.title}</span>
              <Field label={t("objectives.weigh.of", { title: kr.title })} bare>
                <NumberInput value={typed[kr.id] ?? ""} onChange={(text) => change(kr, text)} unit="%" />
              </Field>
            </li>
          ))}
          <li className={styles.sum}>
            <output data-fits={shares?.fits}>
              <Sum typed={results.map((kr) => typed[kr.id] ?? "")} />
            </output>
            <Button size="small" onClick={evenly}>
              {t("objectives.weigh.evenly")}
            </Button>
          </li>
        </ul>
        {revising && (
          <Field
            label={t("objectives.edit.reason")}
            hint={t("objectives.edit.reasonHint")}
            pointer="/reason"
            error={save.error}
          >
            <TextArea
              value={reason}
              onChange={(words) => draft.set({ ...draft.value, reason: words })}
              rows={2}
            />
          </Field>
        )}
        {/* Enter in a field submits. */}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </Form>
    </Dialog>
  );
}

/** "合计 90%，还差 10%": what the weights come to, in words. */
function Sum({ typed }: { typed: string[] }) {
  const { t, locale } = useWords();
  const shares = sharesOf(typed);
  if (!shares) return t("objectives.weigh.unread");
  const number = (value: string) => formatDecimal(value.replace("-", ""), { locale });
  const { sum, left, unset, each } = shares;
  const given = {
    sum: number(sum),
    left: number(left),
    count: unset,
    each: each === null ? "" : number(String(Math.round(each * 100) / 100)),
  };
  if (unset === typed.length) return t("objectives.weigh.none", given);
  if (left.startsWith("-")) return t("objectives.weigh.over", given);
  if (unset > 0) return t(each === null ? "objectives.weigh.nothingLeft" : "objectives.weigh.rest", given);
  return t(left === "0" ? "objectives.weigh.whole" : "objectives.weigh.under", given);
}
