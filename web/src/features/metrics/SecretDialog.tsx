import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import styles from "./Metrics.module.css";

/** A secret that was made for a webhook, shown once. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    toast({ text: t("metrics.push.copied") });
  };
  return (
    <Dialog
      open
      keep
      title={t("metrics.push.made")}
      onClose={onClose}
      actions={
        <>
          {/* Browsers offer it on secure pages only. */}
          {navigator.clipboard && <Button onClick={() => void copy()}>{t("metrics.push.copy")}</Button>}
          <Button look="main" onClick={onClose} data-autofocus>
            {t("metrics.push.kept")}
          </Button>
        </>
      }
    >
      <p>{t("metrics.push.madeWords")}</p>
      <code className={styles.whole}>{secret}</code>
    </Dialog>
  );
}
