import { useState } from "react";
import type { Objective } from "../../../api/okr";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { Field } from "../../../ui/Field";
import { Form } from "../../../ui/Form";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { Segmented } from "../../../ui/Segmented";
import { TextArea } from "../../../ui/TextArea";
import { useWords } from "../../../ui/words";
import type { Outcome } from "./api";

const outcomes: Record<Outcome, string> = {
  achieved: "objectives.list.state.achieved",
  missed: "objectives.list.state.missed",
  dropped: "objectives.list.state.dropped",
};

export interface StepDialogProps {
  step: "return" | "close";
  objective: Objective;
  error: unknown;
  busy: boolean;
  onSend: (body: { note?: string; outcome?: Outcome }) => void;
  onClose: () => void;
}

/** Asks for the words that go with returning, and for the outcome and words that go with closing. */
export function StepDialog({ step, objective, error, busy, onSend, onClose }: StepDialogProps) {
  const { t } = useWords();
  const [note, setNote] = useState("");
  // What was never at work can only be dropped.
  const possible = (Object.keys(outcomes) as Outcome[]).filter(
    (o) => o === "dropped" || objective.state === "active",
  );
  const [outcome, setOutcome] = useState<Outcome>(possible[0] ?? "dropped");
  const send = () => onSend({ note: note.trim() || undefined, ...(step === "close" && { outcome }) });
  const verb = t(step === "close" ? "objectives.detail.step.close" : "objectives.detail.step.return");
  return (
    <Dialog
      open
      keep={note !== ""}
      title={`${verb}: ${objective.title}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("objectives.edit.cancel")}</Button>
          <Button look="main" busy={busy} onClick={send}>
            {verb}
          </Button>
        </>
      }
    >
      <ProblemNotice error={error} shown={["/note"]} />
      <Form onSubmit={send}>
        {step === "close" && (
          <Segmented
            label={t("objectives.detail.outcome")}
            value={outcome}
            onChange={setOutcome}
            options={possible.map((o) => ({ value: o, label: t(outcomes[o]) }))}
          />
        )}
        <Field
          label={t(step === "close" ? "objectives.detail.closeWords" : "objectives.detail.returnWords")}
          pointer="/note"
          error={error}
          required={step === "return"}
        >
          <TextArea value={note} onChange={setNote} rows={3} />
        </Field>
      </Form>
    </Dialog>
  );
}
