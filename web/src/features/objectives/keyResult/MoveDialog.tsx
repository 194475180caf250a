import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { can } from "../../../api/can";
import { answer, api } from "../../../api/client";
import { type KeyResult, type Objective, okrChanged } from "../../../api/okr";
import { ApiProblem } from "../../../api/problem";
import { Button } from "../../../ui/Button";
import { Combobox, type Option } from "../../../ui/Combobox";
import { Dialog } from "../../../ui/Dialog";
import { Field } from "../../../ui/Field";
import { Form } from "../../../ui/Form";
import { ProblemNotice, problemWords } from "../../../ui/ProblemNotice";
import { TextArea } from "../../../ui/TextArea";
import { useToast } from "../../../ui/Toast";
import { useWords } from "../../../ui/words";
import { moveResult, orderResults } from "./api";

/** Puts a key result, with its check-ins and actions, under another objective of the cycle. */
export function MoveDialog({
  objective,
  kr,
  onClose,
}: {
  objective: Objective;
  kr: KeyResult;
  onClose: () => void;
}) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const [to, setTo] = useState<Option | null>(null);
  const [reason, setReason] = useState("");
  const found = useRef(new Map<string, Objective>());
  const revising =
    objective.change_rule === "by_revision" ||
    (to !== null && found.current.get(to.value)?.change_rule === "by_revision");
  const search = async (q: string, signal: AbortSignal) => {
    const query = { cycle_id: objective.cycle_id, limit: 30, ...(q && { q }) };
    const { items } = (await answer(api.GET("/api/v1/objectives", { params: { query }, signal }))) as {
      items: Objective[];
    };
    const open = items.filter((o) => o.id !== objective.id && o.change_rule && can(o, "key_result.create"));
    for (const o of open) found.current.set(o.id, o);
    return open.map((o) => ({ value: o.id, label: o.title, hint: o.owner_name ?? o.team_name }));
  };
  const order = (objective.key_results ?? []).map((r) => r.id);
  const back = (version: number) =>
    void moveResult(kr.id, version, objective.id, revising ? t("objectives.move.undone") : undefined)
      .then(() => orderResults(objective.id, order))
      .then(
        () => okrChanged(queries),
        (error) => toast({ text: problemWords(error, t), tone: "problem" }),
      );
  const move = useMutation({
    mutationFn: () => moveResult(kr.id, kr.version, to?.value ?? "", reason.trim() || undefined),
    onSuccess: async (moved) => {
      onClose();
      await okrChanged(queries);
      toast({
        text: t("objectives.move.done", { title: kr.title, to: to?.label }),
        undo: () => back(moved.version),
      });
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.status === 412) void okrChanged(queries);
    },
  });
  return (
    <Dialog
      open
      look="top"
      keep={reason !== ""}
      title={t("objectives.move.title", { title: kr.title })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("objectives.edit.cancel")}</Button>
          <Button look="main" busy={move.isPending} disabled={!to} onClick={() => move.mutate()}>
            {t("objectives.move.verb")}
          </Button>
        </>
      }
    >
      <ProblemNotice error={move.error} shown={["/objective_id", "/reason"]} />
      <Form onSubmit={() => to && move.mutate()}>
        <Field
          label={t("objectives.move.to")}
          hint={t("objectives.move.words")}
          pointer="/objective_id"
          error={move.error}
          required
        >
          <Combobox value={to} onChange={setTo} search={search} />
        </Field>
        {revising && (
          <Field
            label={t("objectives.edit.reason")}
            hint={t("objectives.edit.reasonHint")}
            pointer="/reason"
            error={move.error}
            required
          >
            <TextArea value={reason} onChange={setReason} rows={2} />
          </Field>
        )}
      </Form>
    </Dialog>
  );
}
