import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type KeyResult, okrChanged } from "../../../api/okr";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { Field } from "../../../ui/Field";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { TextArea } from "../../../ui/TextArea";
import { useToast } from "../../../ui/Toast";
import { useWords } from "../../../ui/words";
import { dropResult } from "./api";

/** Drops a key result of an active objective: a revision, with a reason. */
export function DropDialog({ kr, onClose }: { kr: KeyResult; onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  const drop = useMutation({
    mutationFn: () => dropResult(kr, true, reason.trim()),
    onSuccess: async (saved) => {
      await okrChanged(queries);
      if (saved.pending) toast({ text: t("objectives.edit.asked", { title: kr.title }) });
      onClose();
    },
  });
  return (
    <Dialog
      open
      title={t("objectives.edit.dropTitle", { title: kr.title })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("objectives.edit.cancel")}</Button>
          <Button look="danger" busy={drop.isPending} onClick={() => drop.mutate()}>
            {t("objectives.edit.drop")}
          </Button>
        </>
      }
    >
      <p>{t("objectives.edit.dropWords")}</p>
      <ProblemNotice error={drop.error} shown={["/reason"]} />
      <Field label={t("objectives.edit.reason")} pointer="/reason" error={drop.error} required>
        <TextArea value={reason} onChange={setReason} rows={2} />
      </Field>
    </Dialog>
  );
}
