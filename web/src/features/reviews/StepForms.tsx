import { useState } from "react";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Form, FormActions } from "../../ui/Form";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { ReasonButton } from "../../ui/ReasonButton";
import { fieldOnly, useSending } from "../../ui/sending";
import { Slot } from "../../ui/slots";
import { submitKeys } from "../../ui/submitKeys";
import { TextArea } from "../../ui/TextArea";
import { useWords } from "../../ui/words";
import { type Review, reopen, settle } from "./api";
import styles from "./Reviews.module.css";

interface StepProps {
  review: Review;
  onDone: () => Promise<unknown>;
}

/** Makes the reviewer's scores final, with what was agreed. */
export function SettleForm({ review, onDone }: StepProps) {
  const { t } = useWords();
  const [note, setNote] = useState("");
  const sending = useSending(async () => {
    await settle(review, note);
    await onDone();
  });
  return (
    <Panel title={t("reviews.settle")}>
      <p className="soft small">{t("reviews.settleHint")}</p>
      <Slot name="agreedScores" inBar objectiveId={review.objective_id} onTake={setNote} />
      <Form onSubmit={() => void sending.send()} onKeyDown={submitKeys(() => void sending.send())}>
        <ProblemNotice error={fieldOnly(sending.error, ["/note"])} shown={["/note"]} />
        <Field label={t("reviews.note")} pointer="/note" error={sending.error}>
          <TextArea rows={2} value={note} onChange={setNote} />
        </Field>
        <FormActions>
          <Button type="submit" look="main" busy={sending.busy}>
            {t("reviews.sendSettle")}
          </Button>
        </FormActions>
      </Form>
    </Panel>
  );
}

/** Takes a review one step back, with a reason that everybody who sees it reads in the trail. */
export function ReopenForm({ review, onDone }: StepProps) {
  const { t } = useWords();
  return (
    <div className={styles.buttons}>
      <ReasonButton
        look="quiet"
        label={t("reviews.reopen.reason")}
        verb={t("reviews.reopen.verb")}
        onConfirm={async (reason) => {
          await reopen(review, reason);
          await onDone();
        }}
      >
        {t(`reviews.reopen.${review.state}`)}
      </ReasonButton>
    </div>
  );
}
