import { formatInstant } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { PersonChip } from "../../ui/PersonChip";
import { useWords } from "../../ui/words";
import styles from "./AuditPage.module.css";
import type { Entry, Wanted } from "./api";

/** One entry: a sentence, what changed, and from where. */
export function EntryItem({ entry, want }: { entry: Entry; want: (part: Partial<Wanted>) => void }) {
  const { t, locale } = useWords();
  return (
    <li className={styles.entry}>
      <div className={styles.said}>
        <span className={styles.seq}>{entry.seq}</span>
        {entry.actor_name ? <PersonChip name={entry.actor_name} /> : <span>{t("audit.nobody")}</span>}
        <span>
          {entry.what} {entry.subject && <strong>{entry.subject}</strong>}
        </span>
        <time className={styles.when} dateTime={entry.at}>
          {formatInstant(entry.at, locale)}
        </time>
      </div>
      {entry.withheld && <p className="soft small">{t("audit.withheld")}</p>}
      {entry.changes.length > 0 && (
        <dl className={styles.changes}>
          {entry.changes.map((change) => (
            <div key={change.field}>
              <dt>{change.label}</dt>
              <dd>
                {change.before && (
                  <>
                    <del>{change.before}</del> →{" "}
                  </>
                )}
                {change.after ? (
                  <ins>{change.after}</ins>
                ) : (
                  <span className="soft">{t("audit.emptied")}</span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className={styles.from}>
        {[entry.ip, entry.agent].filter(Boolean).join(" · ")}
        {entry.within_id && (
          <Button size="small" look="quiet" onClick={() => want({ within: entry.within_id })}>
            {t("audit.onlyThis")}
          </Button>
        )}
      </div>
    </li>
  );
}
