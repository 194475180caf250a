import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import styles from "./Robots.module.css";

/** A secret that was made for a webhook, shown once. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    toast({ text: t("robots.secret.copied") });
  };
  return (
    <Dialog
      open
      keep
      title={t("robots.secret.title")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => void copy()}>{t("robots.secret.copy")}</Button>
          <Button look="main" onClick={onClose} data-autofocus>
            {t("robots.secret.done")}
          </Button>
        </>
      }
    >
      <p>{t("robots.secret.words")}</p>
      <code className={styles.secret}>{secret}</code>
    </Dialog>
  );
}
