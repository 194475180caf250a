import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import styles from "./RecoveryCodes.module.css";

/** The codes for a lost phone, shown this once. */
export function RecoveryCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const { t } = useWords();
  const tell = useToast();
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join("\n"));
    tell({ text: t("auth.totp.copied") });
  };
  return (
    <Dialog
      open
      keep
      title={t("auth.totp.codes")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => void copy()}>{t("auth.totp.copy")}</Button>
          <Button look="main" onClick={onClose} data-autofocus>
            {t("auth.totp.kept")}
          </Button>
        </>
      }
    >
      <p>{t("auth.totp.codesLead")}</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Dialog>
  );
}
