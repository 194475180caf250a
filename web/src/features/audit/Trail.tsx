import { Link } from "@tanstack/react-router";
import { formatInstant } from "../../lib/dates";
import { PersonChip } from "../../ui/PersonChip";
import { Table } from "../../ui/Table";
import { useWords } from "../../ui/words";
import type { Entry } from "./api";
import { Details } from "./Details";
import { Differences } from "./Differences";
import styles from "./Trail.module.css";

interface TrailProps {
  entries: readonly Entry[];
  /** Narrows to what happened to one thing. */
  only: (subject: string) => void;
}

/** Entries of the trail, a row each. */
export function Trail({ entries, only }: TrailProps) {
  const { t, locale } = useWords();
  return (
    <div className={styles.trail}>
      <Table
        caption={t("audit.title")}
        rows={entries}
        rowKey={(entry) => String(entry.seq)}
        columns={[
          {
            key: "at",
            head: t("audit.col.at"),
            width: 150,
            cell: (entry) => (
              <time className={styles.at} dateTime={entry.at}>
                {formatInstant(entry.at, locale)}
              </time>
            ),
          },
          {
            key: "who",
            head: t("audit.col.who"),
            width: 130,
            cell: (entry) => <PersonChip name={entry.actor_name || t("audit.nobody")} />,
          },
          {
            key: "what",
            head: t("audit.col.what"),
            cell: (entry) => (
              <div className={styles.what}>
                <p className={styles.sentence}>
                  {entry.what} <Subject entry={entry} />
                </p>
                <Differences changes={entry.changes} />
                <Details entry={entry} only={() => only(entry.subject_id)} />
              </div>
            ),
          },
          {
            key: "where",
            head: t("audit.col.where"),
            width: 130,
            wide: true,
            cell: (entry) => <span className={styles.soft}>{entry.ip || t("audit.inside")}</span>,
          },
        ]}
      />
    </div>
  );
}

/** What it was done to: the way to it where it has a page. */
function Subject({ entry }: { entry: Entry }) {
  const { t } = useWords();
  if (entry.withheld) return <span className={styles.soft}>{t("audit.withheld")}</span>;
  if (!entry.subject) return null;
  if (!entry.within_id) return <b>{entry.subject}</b>;
  return (
    <Link to="/okrs/$objectiveId" params={{ objectiveId: entry.within_id }}>
      {entry.subject}
    </Link>
  );
}
