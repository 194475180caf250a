import { Button } from "../../ui/Button";
import { CopyField } from "../../ui/CopyField";
import { useWords } from "../../ui/words";
import styles from "./Feeds.module.css";

/** A new address, shown this once: to copy, or to open in the calendar program of this machine. */
export function Address({ url, onDone }: { url: string; onDone: () => void }) {
  const { t } = useWords();
  return (
    <div className={styles.address}>
      <CopyField label={t("feeds.address")} hint={t("feeds.once")} value={url} verb={t("feeds.copy")}>
        <a href={url.replace(/^https?:/, "webcal:")}>{t("feeds.open")}</a>
        <Button onClick={onDone}>{t("feeds.done")}</Button>
      </CopyField>
      <p className="soft small">{t("feeds.how")}</p>
    </div>
  );
}
