import { useMutation, useQueryClient } from "@tanstack/react-query";
import { okrChanged } from "../../api/okr";
import { useDraft } from "../../lib/draft";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { TextArea } from "../../ui/TextArea";
import { useWords } from "../../ui/words";
import { type Line, waive } from "./api";

export interface WaiveDialogProps {
  objectiveId: string;
  line: Line;
  onClose: () => void;
}

/** Lets a line pass, with the reason that everybody then reads. */
export function WaiveDialog({ objectiveId, line, onClose }: WaiveDialogProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const words = useDraft(`waiver.${objectiveId}.${line.code}.${line.id}`, "");
  const save = useMutation({
    mutationFn: () => waive(objectiveId, line, words.value.trim()),
    onSuccess: async () => {
      words.done("");
      await okrChanged(queries);
      onClose();
    },
  });
  return (
    <Dialog
      open
      keep={words.value !== ""}
      title={t("quality.waiver.title")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("quality.cancel")}</Button>
          <Button look="main" busy={save.isPending} onClick={() => save.mutate()}>
            {t("quality.waiver.waive")}
          </Button>
        </>
      }
    >
      <p>{line.words}</p>
      <ProblemNotice error={save.error} shown={["/words"]} />
      <Form onSubmit={() => save.mutate()}>
        <Field
          label={t("quality.waiver.reason")}
          hint={t("quality.waiver.hint")}
          pointer="/words"
          error={save.error}
          required
        >
          <TextArea value={words.value} onChange={words.set} rows={3} />
        </Field>
      </Form>
    </Dialog>
  );
}
