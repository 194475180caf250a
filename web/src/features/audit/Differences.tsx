import { useId, useState } from "react";
import { Button } from "../../ui/Button";
import { useWords } from "../../ui/words";
import type { Difference } from "./api";
import styles from "./Trail.module.css";

/** So many fit without the row growing out of sight; the rest comes on demand. */
const SHOWN = 4;

/** What changed, field by field: before, after. */
export function Differences({ changes }: { changes: readonly Difference[] }) {
  const { t } = useWords();
  const id = useId();
  const [all, setAll] = useState(false);
  if (changes.length === 0) return null;
  const shown = all ? changes : changes.slice(0, SHOWN);
  return (
    <>
      <dl className={styles.changes} id={id}>
        {shown.map((change) => (
          <div key={change.field + change.label}>
            <dt>{change.label}</dt>
            <dd>
              {change.before && (
                <>
                  <span className="hidden-visually">{t("audit.before")} </span>
                  <del>{change.before}</del>{" "}
                </>
              )}
              {change.before && <span aria-hidden="true">→ </span>}
              <span className="hidden-visually">{t("audit.after")} </span>
              {change.after ? <ins>{change.after}</ins> : <span>{t("audit.nothing")}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {changes.length > SHOWN && (
        <Button look="quiet" size="small" aria-expanded={all} aria-controls={id} onClick={() => setAll(!all)}>
          {all ? t("audit.fewer") : t("audit.all", { count: changes.length - SHOWN })}
        </Button>
      )}
    </>
  );
}
