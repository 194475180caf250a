import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { TextInput } from "../../ui/TextInput";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import styles from "./Feeds.module.css";

/** A new address, shown this once: to copy, or to open in the calendar program of this machine. */
export function Address({ url, onDone }: { url: string; onDone: () => void }) {
  const { t } = useWords();
  const tell = useToast();
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    tell({ text: t("feeds.copied") });
  };
  return (
    <div className={styles.address}>
      <Field label={t("feeds.address")} hint={t("feeds.once")}>
        <TextInput
          value={url}
          onChange={() => {}}
          readOnly
          data-autofocus
          onFocus={(event) => event.target.select()}
        />
      </Field>
      <div className={styles.acts}>
        {navigator.clipboard && (
          <Button look="main" onClick={() => void copy()}>
            {t("feeds.copy")}
          </Button>
        )}
        <a href={url.replace(/^https?:/, "webcal:")}>{t("feeds.open")}</a>
        <Button onClick={onDone}>{t("feeds.done")}</Button>
      </div>
      <p className="soft small">{t("feeds.how")}</p>
    </div>
  );
}
