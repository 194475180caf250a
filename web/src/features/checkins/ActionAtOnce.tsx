import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Made } from "../../api/checkins";
import { okrChanged } from "../../api/okr";
import { addDays, today } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { DatePick } from "../../ui/DatePick";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { useMe } from "../../ui/me";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { TextInput } from "../../ui/TextInput";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import styles from "./AdjustStep.module.css";
import { planAction } from "./api";

/** A new action of one's own, begun with what the check-in named as the next step. */
export function ActionAtOnce({ made, how }: { made: Made; how: string }) {
  const { t } = useWords();
  const me = useMe();
  const tell = useToast();
  const queries = useQueryClient();
  const [title, setTitle] = useState(firstLine(made.next ?? ""));
  const [due, setDue] = useState(addDays(today(), 7));
  const sending = useSending(async () => {
    await planAction(made.key_result_id, { title, owner_id: me.id, due_on: due, how: how || undefined });
    setTitle("");
    tell({ text: t("checkins.adjust.planned", { title }) });
    await okrChanged(queries);
  });
  const shown = ["/title", "/due_on"];
  return (
    <Form onSubmit={() => void sending.send()}>
      <ProblemNotice error={fieldOnly(sending.error, shown)} shown={shown} />
      <div className={styles.action}>
        <Field label={t("checkins.adjust.action")} pointer="/title" error={sending.error}>
          <TextInput value={title} onChange={setTitle} />
        </Field>
        <Field label={t("checkins.adjust.due")} pointer="/due_on" error={sending.error}>
          <DatePick value={due} onChange={setDue} />
        </Field>
      </div>
      <div>
        <Button type="submit" look="main" busy={sending.busy}>
          {t("checkins.adjust.add")}
        </Button>
      </div>
    </Form>
  );
}

function firstLine(words: string): string {
  return words.split("\n")[0]?.trim() ?? "";
}
