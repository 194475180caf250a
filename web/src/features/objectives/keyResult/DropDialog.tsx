import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type KeyResult, okrChanged } from "../../../api/okr";
import { ApiProblem } from "../../../api/problem";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { Field } from "../../../ui/Field";
import { ProblemNotice, problemWords } from "../../../ui/ProblemNotice";
import { TextArea } from "../../../ui/TextArea";
import { useToast } from "../../../ui/Toast";
import { useWords } from "../../../ui/words";
import { dropResult } from "./api";

/** Drops a key result of an active objective, or takes it up again: a revision, with a reason. */
export function DropDialog({ kr, onClose }: { kr: KeyResult; onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  const dropping = !kr.dropped;
  const verb = t(dropping ? "objectives.edit.drop" : "objectives.edit.resume");
  const undo = (version: number) =>
    void dropResult({ id: kr.id, version }, !dropping, t("objectives.edit.dropUndone")).then(
      () => okrChanged(queries),
      (error) => toast({ text: problemWords(error, t), tone: "problem" }),
    );
  const drop = useMutation({
    mutationFn: () => dropResult(kr, dropping, reason.trim()),
    onSuccess: async (saved) => {
      await okrChanged(queries);
      const done = dropping ? "objectives.edit.dropDone" : "objectives.edit.resumeDone";
      toast(
        saved.pending
          ? { text: t("objectives.edit.asked", { title: kr.title }) }
          : { text: t(done, { title: kr.title }), undo: () => undo(saved.version) },
      );
      onClose();
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.status === 412) void okrChanged(queries);
    },
  });
  return (
    <Dialog
      open
      keep={reason !== ""}
      title={t(dropping ? "objectives.edit.dropTitle" : "objectives.edit.resumeTitle", { title: kr.title })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("objectives.edit.cancel")}</Button>
          <Button look={dropping ? "danger" : "main"} busy={drop.isPending} onClick={() => drop.mutate()}>
            {verb}
          </Button>
        </>
      }
    >
      <p>{t(dropping ? "objectives.edit.dropWords" : "objectives.edit.resumeWords")}</p>
      <ProblemNotice error={drop.error} shown={["/reason"]} />
      <Field label={t("objectives.edit.reason")} pointer="/reason" error={drop.error} required>
        <TextArea value={reason} onChange={setReason} rows={2} />
      </Field>
    </Dialog>
  );
}
