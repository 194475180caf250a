import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { newKey } from "../../api/client";
import { okr } from "../../api/okr";
import { formatDate } from "../../lib/dates";
import { useDraft } from "../../lib/draft";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { submitKeys } from "../../ui/submitKeys";
import { TextArea } from "../../ui/TextArea";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { type Keeper, nudge } from "./api";
import styles from "./Rhythm.module.css";

/** Asks somebody to check in, in one's own words: once for what is due. */
export function NudgeDialog({ keeper, onClose }: { keeper: Keeper; onClose: () => void }) {
  const { t, locale } = useWords();
  const tell = useToast();
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const draft = useDraft(`nudge.${keeper.person_id}`, "");
  const leave = () => {
    draft.done("");
    onClose();
  };
  const sending = useSending(async () => {
    await nudge(keeper.person_id, draft.value, key);
    tell({ text: t("rhythm.nudged", { name: keeper.name }) });
    leave();
    await queries.invalidateQueries({ queryKey: [okr] });
  });
  return (
    <Dialog
      open
      keep
      title={t("rhythm.nudgeTitle", { name: keeper.name })}
      onClose={leave}
      actions={
        <>
          <Button onClick={leave}>{t("rhythm.cancel")}</Button>
          <Button look="main" busy={sending.busy} onClick={() => void sending.send()}>
            {t("rhythm.send")}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => void sending.send()} onKeyDown={submitKeys(() => void sending.send())}>
        <ProblemNotice error={fieldOnly(sending.error, ["/words"])} shown={["/words"]} />
        <p className="soft">{t("rhythm.nudgeWhat", { count: keeper.owed.length })}</p>
        <ul className={styles.list}>
          {keeper.owed.map((one) => (
            <li key={one.key_result_id}>
              <span>{one.key_result}</span>
              <span className="soft small">{t("rhythm.dueOn", { day: formatDate(one.due_on, locale) })}</span>
            </li>
          ))}
        </ul>
        <Field
          label={t("rhythm.words")}
          hint={t("rhythm.wordsHint")}
          pointer="/words"
          error={sending.error}
          required
        >
          <TextArea data-autofocus value={draft.value} onChange={draft.set} rows={3} maxLength={400} />
        </Field>
      </Form>
    </Dialog>
  );
}
