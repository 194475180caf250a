import { useState } from "react";
import { Button } from "../../ui/Button";
import { DatePick } from "../../ui/DatePick";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { submitKeys } from "../../ui/submitKeys";
import { TextArea } from "../../ui/TextArea";
import { useWords } from "../../ui/words";
import { type Closing, planClosing, STEPS } from "./api";
import styles from "./Closing.module.css";

interface PlanDialogProps {
  closing: Closing;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

const shown = [...STEPS.map((step) => `/${step}`), "/reason"];

/** Sets the five days; those by the workday calendar are filled in where nothing is planned. */
export function PlanDialog({ closing, onClose, onDone }: PlanDialogProps) {
  const { t } = useWords();
  const before = closing.days ?? closing.suggested;
  const [days, setDays] = useState(before);
  const [reason, setReason] = useState("");
  const asks = !!closing.cut_at && days.cut_off_on !== before.cut_off_on;
  const sending = useSending(async () => {
    await planClosing(closing, { ...days, reason: asks ? reason : undefined });
    await onDone();
  });
  const send = () => void sending.send();
  return (
    <Dialog
      open
      keep={days !== before}
      title={t("reviews.closing.title")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.confirm.cancel")}</Button>
          <Button look="main" busy={sending.busy} onClick={send}>
            {t("reviews.closing.save")}
          </Button>
        </>
      }
    >
      <Form onSubmit={send} onKeyDown={submitKeys(send)}>
        <ProblemNotice error={fieldOnly(sending.error, shown)} shown={shown} />
        <p className="soft small">{t("reviews.closing.planHint")}</p>
        <div className={styles.fields}>
          {STEPS.map((step) => (
            <Field
              key={step}
              label={t(`reviews.closing.steps.${step}`)}
              hint={t(`reviews.closing.hints.${step}`)}
              pointer={`/${step}`}
              error={sending.error}
              required
            >
              <DatePick value={days[step]} onChange={(on) => setDays({ ...days, [step]: on })} />
            </Field>
          ))}
        </div>
        {asks && (
          <Field label={t("reviews.closing.reason")} pointer="/reason" error={sending.error} required>
            <TextArea rows={2} value={reason} onChange={setReason} />
          </Field>
        )}
        {closing.days && (
          <Button look="quiet" size="small" onClick={() => setDays(closing.suggested)}>
            {t("reviews.closing.suggest")}
          </Button>
        )}
      </Form>
    </Dialog>
  );
}
