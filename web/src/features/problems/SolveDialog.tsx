import type { Problem } from "../../api/problems";
import { useDraft } from "../../lib/draft";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { TextArea } from "../../ui/TextArea";
import { useWords } from "../../ui/words";
import { useProblems } from "./useProblems";

/** Asks how a problem was solved, or why a solved one is open again. What was typed stays until it is saved. */
export function SolveDialog({ problem, onClose }: { problem: Problem; onClose: () => void }) {
  const { t } = useWords();
  const { solve, reopen } = useProblems();
  const again = problem.state === "solved";
  const pointer = again ? "/why" : "/how";
  const draft = useDraft(`problem${pointer}.${problem.id}`, "");
  const sending = useSending(async () => {
    await (again ? reopen : solve)(problem, draft.value);
    draft.done();
    onClose();
  });
  const verb = t(again ? "problems.reopen" : "problems.markSolved");
  return (
    <Dialog
      open
      title={problem.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("problems.cancel")}</Button>
          <Button look="main" busy={sending.busy} onClick={() => void sending.send()}>
            {verb}
          </Button>
        </>
      }
    >
      <ProblemNotice error={fieldOnly(sending.error, [pointer])} shown={[pointer]} />
      <Field
        label={t(again ? "problems.why" : "problems.how")}
        hint={t(again ? "problems.whyHint" : "problems.howHint")}
        pointer={pointer}
        error={sending.error}
        required
      >
        <TextArea
          value={draft.value}
          onChange={draft.set}
          rows={3}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void sending.send();
          }}
        />
      </Field>
    </Dialog>
  );
}
