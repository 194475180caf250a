import { useState } from "react";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form, FormActions } from "../../ui/Form";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
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
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const sending = useSending(async () => {
    await reopen(review, reason);
    setOpen(false);
    await onDone();
  });
  return (
    <div className={styles.buttons}>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {t(`reviews.reopen.${review.state}`)}
      </Button>
      {open && (
        <Dialog
          open
          keep={reason !== ""}
          title={t(`reviews.reopen.${review.state}`)}
          onClose={() => setOpen(false)}
          actions={
            <>
              <Button onClick={() => setOpen(false)}>{t("ui.confirm.cancel")}</Button>
              <Button
                look="main"
                busy={sending.busy}
                disabled={!reason.trim()}
                onClick={() => void sending.send()}
              >
                {t("reviews.reopen.verb")}
              </Button>
            </>
          }
        >
          <Form onSubmit={() => void sending.send()} onKeyDown={submitKeys(() => void sending.send())}>
            <ProblemNotice error={fieldOnly(sending.error, ["/reason"])} shown={["/reason"]} />
            <Field label={t("reviews.reopen.reason")} pointer="/reason" error={sending.error} required>
              <TextArea rows={2} value={reason} onChange={setReason} />
            </Field>
          </Form>
        </Dialog>
      )}
    </div>
  );
}
