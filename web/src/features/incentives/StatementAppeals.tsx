import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../api/can";
import { dayOf, formatDate } from "../../lib/dates";
import { useDraft } from "../../lib/draft";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Form, FormActions } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { submitKeys } from "../../ui/submitKeys";
import { Tag } from "../../ui/Tag";
import { TextArea } from "../../ui/TextArea";
import { useWords } from "../../ui/words";
import { appeal, incentives, type Statement } from "./api";
import styles from "./Incentives.module.css";

/** What a statement came to before it was corrected. */
export function Earlier({ earlier }: { earlier: Statement["earlier"] }) {
  const { t, locale } = useWords();
  return earlier.map((one) => (
    <p key={one.replaced_at} className="soft small">
      {t("incentives.earlier", {
        amount: one.amount,
        on: formatDate(dayOf(new Date(one.replaced_at)), locale),
      })}
    </p>
  ));
}

/** What the reader said against their statement, what came of it, and saying so. */
export function StatementAppeals({ statement }: { statement: Statement }) {
  const { t, locale } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Earlier earlier={statement.earlier} />
      {statement.appeals.map((one) => (
        <section key={one.id} className={styles.appeal}>
          <p>
            <Tag>{t(`incentives.appealIs.${one.state}`)}</Tag>{" "}
            <span className="soft small">{formatDate(dayOf(new Date(one.asked_at)), locale)}</span>
          </p>
          <p>{one.words}</p>
          {one.answer && <p>{t("incentives.answerOf", { words: one.answer })}</p>}
          {one.decided && <p>{t("incentives.decidedWith", { words: one.decided })}</p>}
        </section>
      ))}
      {can(statement, "statement.appeal") &&
        (open ? (
          <AppealForm id={statement.incentive_id} onDone={() => setOpen(false)} />
        ) : (
          <Button look="quiet" onClick={() => setOpen(true)}>
            {t("incentives.appeal")}
          </Button>
        ))}
    </>
  );
}

function AppealForm({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const draft = useDraft(`incentive.appeal.${id}`, "");
  const sending = useSending(async () => {
    await appeal(id, draft.value);
    draft.done();
    await queries.invalidateQueries({ queryKey: incentives });
    onDone();
  });
  return (
    <Form onSubmit={() => void sending.send()} onKeyDown={submitKeys(() => void sending.send())}>
      <ProblemNotice error={fieldOnly(sending.error, ["/words"])} shown={["/words"]} />
      <Field
        label={t("incentives.appealWords")}
        hint={t("incentives.appealHint")}
        pointer="/words"
        error={sending.error}
        required
      >
        <TextArea rows={3} value={draft.value} onChange={draft.set} />
      </Field>
      <FormActions>
        <Button onClick={onDone}>{t("incentives.cancel")}</Button>
        <Button look="main" type="submit" busy={sending.busy}>
          {t("incentives.sendAppeal")}
        </Button>
      </FormActions>
    </Form>
  );
}
