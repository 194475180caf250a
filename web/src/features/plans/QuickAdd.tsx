import { useQueryClient } from "@tanstack/react-query";
import { okrChanged } from "../../api/okr";
import { addDays, today } from "../../lib/dates";
import { useDraft } from "../../lib/draft";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { useMe } from "../../ui/me";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import { addAction } from "./api";
import styles from "./Plan.module.css";

const SHOWN = ["/title"];

/** One line at the foot of a list: what is to be done, Enter, the next one. */
export function QuickAdd({ keyResultId, dueOn }: { keyResultId: string; dueOn?: string }) {
  const { t } = useWords();
  const me = useMe();
  const queries = useQueryClient();
  const title = useDraft(`plan.add.${keyResultId}`, "");
  const sending = useSending(async () => {
    if (!title.value.trim()) return;
    const due = dueOn && dueOn >= today() ? dueOn : addDays(today(), 14);
    await addAction(keyResultId, { title: title.value, owner_id: me.id, due_on: due });
    title.done();
    await okrChanged(queries);
  });
  return (
    <Form className={styles.quick} onSubmit={() => void sending.send()}>
      <ProblemNotice error={fieldOnly(sending.error, SHOWN)} shown={SHOWN} />
      <Field label={t("plans.addHere")} hint={t("plans.addHint")} pointer="/title" error={sending.error} bare>
        <TextInput value={title.value} onChange={title.set} placeholder={t("plans.addHere")} />
      </Field>
    </Form>
  );
}
