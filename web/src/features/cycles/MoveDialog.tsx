import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatDate, today } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { TextArea } from "../../ui/TextArea";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { type Cycle, moveCycle, type Phase, type PhaseDates, phases } from "./api";

export interface MoveDialogProps {
  cycle: Cycle;
  to: Phase;
  onClose: () => void;
}

const wordsFor: Record<Phase, string> = {
  drafting: "cycles.move.back_words",
  running: "cycles.move.running",
  scoring: "cycles.move.scoring",
  closed: "cycles.move.closed",
};

/** Asks before a cycle enters another phase: what follows from it, and for a step back why. */
export function MoveDialog({ cycle, to, onClose }: MoveDialogProps) {
  const { t, locale } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  const back = phases.indexOf(to) < phases.indexOf(cycle.phase);
  const phase = t(`cycles.phase.${to}`);
  const planned = cycle.phases[`${to}_on` as keyof PhaseDates];
  const move = useMutation({
    mutationFn: () => moveCycle(cycle, to, reason.trim() || undefined),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["cycles"] });
      toast({ text: t(back ? "cycles.move.doneBack" : "cycles.move.done", { name: cycle.name, phase }) });
      onClose();
    },
  });
  return (
    <Dialog
      open
      title={t(back ? "cycles.move.questionBack" : "cycles.move.question", { name: cycle.name, phase })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.confirm.cancel")}</Button>
          <Button look="main" busy={move.isPending} onClick={() => move.mutate()}>
            {t(back ? "cycles.move.back" : "cycles.move.next", { phase })}
          </Button>
        </>
      }
    >
      <ProblemNotice error={move.error} shown={["/reason"]} />
      <p>{t(back ? "cycles.move.back_words" : wordsFor[to])}</p>
      {!back && planned > today() && (
        <p className="soft small">{t("cycles.move.early", { date: formatDate(planned, locale) })}</p>
      )}
      {back && (
        <Field label={t("cycles.move.reason")} pointer="/reason" error={move.error} required>
          <TextArea value={reason} onChange={setReason} maxLength={500} />
        </Field>
      )}
    </Dialog>
  );
}
