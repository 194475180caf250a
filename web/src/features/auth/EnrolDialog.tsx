import { useId, useState } from "react";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import { beginTotp, confirmTotp, type Enrolment } from "./account";
import styles from "./EnrolDialog.module.css";
import { PasswordDialog } from "./PasswordDialog";
import { QrCode } from "./QrCode";
import { RecoveryCodes } from "./RecoveryCodes";

/** Password, picture, first code, recovery codes: the second factor counts once its code was right. */
export function EnrolDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const id = useId();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [code, setCode] = useState("");
  const { busy, error, send } = useSending(async () => setCodes(await confirmTotp(code)));
  if (codes) return <RecoveryCodes codes={codes} onClose={onClose} />;
  if (!enrolment) {
    return (
      <PasswordDialog
        title={t("auth.totp.title")}
        verb={t("auth.totp.next")}
        onClose={onClose}
        send={async (password) => setEnrolment(await beginTotp(password))}
      />
    );
  }
  return (
    <Dialog
      open
      keep
      title={t("auth.totp.scan")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.confirm.cancel")}</Button>
          <Button type="submit" form={id} look="main" busy={busy}>
            {t("auth.totp.confirm")}
          </Button>
        </>
      }
    >
      <Form id={id} onSubmit={() => void send()}>
        <p className={styles.lead}>{t("auth.totp.scanLead")}</p>
        <QrCode text={enrolment.uri} label={t("auth.totp.picture")} />
        <p className={styles.lead}>
          {t("auth.totp.key")}
          <code className={styles.key}>{enrolment.key.replace(/(.{4})/g, "$1 ").trim()}</code>
        </p>
        <ProblemNotice error={fieldOnly(error, ["/code"])} />
        <Field label={t("auth.totp.code")} pointer="/code" error={error} required>
          <TextInput
            value={code}
            onChange={setCode}
            inputMode="numeric"
            autoComplete="one-time-code"
            data-autofocus
          />
        </Field>
      </Form>
    </Dialog>
  );
}
