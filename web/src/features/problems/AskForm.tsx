import { useQueryClient } from "@tanstack/react-query";
import { okrChanged } from "../../api/okr";
import type { Problem } from "../../api/problems";
import { useDraft } from "../../lib/draft";
import { Button } from "../../ui/Button";
import type { Option } from "../../ui/Combobox";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { PersonPicker } from "../../ui/PersonPicker";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { TextArea } from "../../ui/TextArea";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { changeProblem } from "./api";
import styles from "./Sheet.module.css";
import { before } from "./useProblems";

const shown = ["/decider_id", "/question"];

/** Asks somebody to decide: it then waits in that person's week. */
export function AskForm({ problem, onClose }: { problem: Problem; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const tell = useToast();
  const { decision } = problem;
  const was: { who: Option | null; question: string } = {
    who: decision ? { value: decision.decider_id, label: decision.decider_name ?? "" } : null,
    question: problem.undecided ? (decision?.question ?? "") : "",
  };
  const draft = useDraft(`problem.ask.${problem.id}`, was);
  const leave = () => {
    draft.done(was);
    onClose();
  };
  const sending = useSending(async () => {
    const body = { decider_id: draft.value.who?.value ?? "", question: draft.value.question };
    const now = await changeProblem(problem, body);
    tell({
      text: t("problems.didAsk", { name: draft.value.who?.label ?? "" }),
      undo: () => void changeProblem(now, before(problem, body)).finally(() => okrChanged(queries)),
    });
    leave();
    await okrChanged(queries);
  });
  return (
    <Form className={styles.decision} onSubmit={() => void sending.send()}>
      <ProblemNotice error={fieldOnly(sending.error, shown)} shown={shown} />
      <Field label={t("problems.decider")} pointer="/decider_id" error={sending.error}>
        <PersonPicker value={draft.value.who} onChange={(who) => draft.set({ ...draft.value, who })} />
      </Field>
      <Field label={t("problems.question")} pointer="/question" error={sending.error}>
        <TextArea
          rows={2}
          value={draft.value.question}
          onChange={(question) => draft.set({ ...draft.value, question })}
        />
      </Field>
      <div className={styles.acts}>
        <Button type="submit" size="small" look="main" busy={sending.busy}>
          {t("problems.ask")}
        </Button>
        <Button size="small" onClick={leave}>
          {t("problems.cancel")}
        </Button>
      </div>
    </Form>
  );
}
