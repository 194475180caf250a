import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { newKey } from "../../../api/client";
import { type KeyResult, type Objective, okrChanged } from "../../../api/okr";
import { isStale } from "../../../api/problem";
import { useDraft } from "../../../lib/draft";
import { useOpened } from "../../../lib/opened";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { useToast } from "../../../ui/Toast";
import { useWords } from "../../../ui/words";
import { addResult, type Revised, reviseResult } from "./api";
import { Foreseen } from "./Foreseen";
import { bodyOf, formOf, type ResultForm, unreadable } from "./form";
import { KeyResultFields } from "./KeyResultFields";

export interface KeyResultDialogProps {
  objective: Objective;
  /** The key result that is changed; a new one is made where there is none. */
  result?: KeyResult;
  /** What a new one begins with. */
  initial?: ResultForm;
  /** JSON pointer of the field to begin in. */
  field?: string;
  onClose: () => void;
  /** After it was saved; the dialog closes itself otherwise. */
  onSaved?: () => void;
}

/** A key result as a form: new, changed while it is a draft, or revised with a reason once it is active. */
export function KeyResultDialog({
  objective,
  result,
  initial,
  field,
  onClose,
  onSaved,
}: KeyResultDialogProps) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const start = result ? formOf(result) : (initial as ResultForm);
  const draft = useDraft<ResultForm>(
    result ? `kr.${result.id}` : `kr.new.${objective.id}.${start.title}`,
    start,
  );
  const form = draft.value;
  const body = bodyOf(form);
  const revising = objective.change_rule === "by_revision";
  const save = useMutation({
    mutationFn: async (): Promise<KeyResult | Revised> =>
      opened ? reviseResult(opened, body) : addResult(objective.id, body, key),
    onSuccess: async (saved) => {
      draft.done(start);
      await okrChanged(queries);
      const pending = "pending" in saved && saved.pending;
      if (pending) toast({ text: t("objectives.edit.asked", { title: saved.title }) });
      (onSaved ?? onClose)();
    },
    onError: (error) => {
      // The newer version comes with the next look; what was typed stays and may be saved over it.
      if (isStale(error)) void okrChanged(queries);
    },
  });
  const opened = useOpened(result, isStale(save.error));
  const bad = unreadable(form);
  // After the dialog has put the focus where it begins by itself.
  useEffect(() => beginIn(field), [field]);
  return (
    <Dialog
      open
      look="side"
      keep={JSON.stringify(form) !== JSON.stringify(start)}
      title={t(
        result
          ? revising
            ? "objectives.edit.revise"
            : "objectives.edit.change_title"
          : "objectives.edit.new",
      )}
      onClose={onClose}
      actions={
        <>
          <Button
            onClick={() => {
              draft.done(start);
              onClose();
            }}
          >
            {t("objectives.edit.cancel")}
          </Button>
          <Button look="main" busy={save.isPending} disabled={bad.length > 0} onClick={() => save.mutate()}>
            {t(revising ? "objectives.edit.saveRevision" : "objectives.edit.save")}
          </Button>
        </>
      }
    >
      {draft.restoredFrom && <p className="soft small">{t("objectives.edit.restored")}</p>}
      <ProblemNotice error={save.error} shown={shown} />
      {isStale(save.error) && <p>{t("objectives.edit.stale")}</p>}
      <KeyResultFields
        form={form}
        change={(part) => draft.set({ ...form, ...part })}
        error={save.error}
        revising={revising}
      />
      {revising && result && bad.length === 0 && (
        <Foreseen result={result} body={{ ...body, reason: undefined }} />
      )}
    </Dialog>
  );
}

/** Puts the focus into the field of a pointer, or of the nearest above it: "/measure/baseline", "/cadence/dates" → "/cadence". */
function beginIn(pointer: string | undefined) {
  for (let at = pointer ?? ""; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const input = document.querySelector<HTMLElement>(
      `dialog [data-pointer="${CSS.escape(at)}"] :is(input, textarea, select)`,
    );
    if (input) return input.focus();
  }
}

/** The fields that show their own reasons. */
const shown = [
  ...["/title", "/measure/kind", "/measure/baseline", "/measure/target", "/measure/target_relative"],
  ...["/measure/target_change", "/measure/low", "/measure/high", "/measure/unit", "/measure/precision"],
  ...["/weight", "/owner_id", "/starts_on", "/due_on", "/cadence", "/cadence/weekday", "/cadence/day"],
  ...["/cadence/dates", "/confidence", "/reason"],
];
