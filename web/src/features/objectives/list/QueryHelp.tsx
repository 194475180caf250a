import { useState } from "react";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { useWords } from "../../../ui/words";
import styles from "./QueryInput.module.css";

/** Each with the words of a query and of what it finds. */
const ways = [
  ["objectives.list.query.queries.owner", "objectives.list.query.ways.owner"],
  ["objectives.list.query.queries.behind", "objectives.list.query.ways.behind"],
  ["objectives.list.query.queries.status", "objectives.list.query.ways.status"],
  ["objectives.list.query.queries.actions", "objectives.list.query.ways.actions"],
  ["objectives.list.query.queries.confidence", "objectives.list.query.ways.confidence"],
  ["objectives.list.query.queries.chance", "objectives.list.query.ways.chance"],
  ["objectives.list.query.queries.team", "objectives.list.query.ways.team"],
  ["objectives.list.query.queries.stale", "objectives.list.query.ways.stale"],
  ["objectives.list.query.queries.text", "objectives.list.query.ways.text"],
  ["objectives.list.query.queries.due", "objectives.list.query.ways.due"],
  ["objectives.list.query.queries.overdue", "objectives.list.query.ways.overdue"],
  ["objectives.list.query.queries.not", "objectives.list.query.ways.not"],
  ["objectives.list.query.queries.or", "objectives.list.query.ways.or"],
] as const;

/** How a query is written, by examples that one can take. */
export function QueryHelp({ onTry }: { onTry: (query: string) => void }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" look="quiet" onClick={() => setOpen(true)}>
        {t("objectives.list.query.help")}
      </Button>
      <Dialog open={open} title={t("objectives.list.query.helpTitle")} onClose={() => setOpen(false)}>
        <p>{t("objectives.list.query.helpWords")}</p>
        <table className={styles.ways}>
          <thead>
            <tr>
              <th scope="col">{t("objectives.list.query.helpWrite")}</th>
              <th scope="col">{t("objectives.list.query.helpFinds")}</th>
            </tr>
          </thead>
          <tbody>
            {ways.map(([query, finds]) => (
              <tr key={query}>
                <td>
                  <button
                    type="button"
                    className={styles.way}
                    aria-label={t("objectives.list.query.tryIt", { query: t(query) })}
                    onClick={() => {
                      setOpen(false);
                      onTry(t(query));
                    }}
                  >
                    {t(query)}
                  </button>
                </td>
                <td>{t(finds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Dialog>
    </>
  );
}
