import { useQueryClient } from "@tanstack/react-query";
import { okrChanged } from "../../api/okr";
import type { Problem } from "../../api/problems";
import { useDraft } from "../../lib/draft";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { TextArea } from "../../ui/TextArea";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { decideProblem } from "./api";

/** The decision, by who was asked. Ctrl+Enter sends. */
export function DecideForm({ problem }: { problem: Problem }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const tell = useToast();
  const draft = useDraft(`problem.decide.${problem.id}`, "");
  const sending = useSending(async () => {
    await decideProblem(problem.id, draft.value);
    draft.done();
    tell({ text: t("problems.didDecide", { title: problem.title }) });
    await okrChanged(queries);
  });
  return (
    <Form onSubmit={() => void sending.send()}>
      <ProblemNotice error={fieldOnly(sending.error, ["/decision"])} shown={["/decision"]} />
      <Field
        label={t("problems.decideOn", { title: problem.title })}
        pointer="/decision"
        error={sending.error}
        bare
      >
        <TextArea
          value={draft.value}
          onChange={draft.set}
          rows={2}
          placeholder={t("problems.decideHint")}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              void sending.send();
            }
          }}
        />
      </Field>
      <div>
        <Button type="submit" size="small" look="main" busy={sending.busy}>
          {t("problems.decide")}
        </Button>
      </div>
    </Form>
  );
}
