import { Button } from "../../ui/Button";
import { useWords } from "../../ui/words";
import type { Entry } from "./api";
import styles from "./Trail.module.css";

const written = (value: unknown) => (value === undefined ? "" : JSON.stringify(value, null, 2));

/** What an auditor wants besides: from where exactly, the link of the chain, before and after as written. */
export function Details({ entry, only }: { entry: Entry; only: () => void }) {
  const { t } = useWords();
  const facts = [
    [t("audit.detail.seq"), String(entry.seq)],
    [t("audit.detail.kind"), entry.kind],
    [t("audit.detail.id"), entry.subject_id],
    [t("audit.detail.ip"), entry.ip],
    [t("audit.detail.agent"), entry.agent],
    [t("audit.detail.request"), entry.request_id],
    [t("audit.detail.hash"), entry.hash],
    [t("audit.before"), entry.withheld ? "" : written(entry.before)],
    [t("audit.after"), entry.withheld ? "" : written(entry.after)],
  ].filter(([, value]) => value);
  return (
    <details className={styles.details}>
      <summary>{t("audit.details")}</summary>
      <dl>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Button size="small" onClick={only}>
        {t("audit.only")}
      </Button>
    </details>
  );
}
