import { Link } from "@tanstack/react-router";
import { formatDate, formatInstant } from "../../lib/dates";
import { Tag } from "../../ui/Tag";
import { useWords } from "../../ui/words";
import type { Report } from "./api";
import styles from "./Reports.module.css";

/** Reports one below the other: which week, whose, what was said on top. */
export function ReportList({ reports }: { reports: readonly Report[] }) {
  const { t, locale } = useWords();
  return (
    <ul className={styles.list}>
      {reports.map((one) => (
        <li key={one.id} className={styles.row}>
          <span className={styles.week}>
            {t("reports.week", {
              from: formatDate(one.week_on, locale),
              to: formatDate(one.week_ends_on, locale),
            })}
          </span>
          <span className={styles.what}>
            <Link to="/reports/$reportId" params={{ reportId: one.id }} className={styles.name}>
              {t("reports.of", { team: one.team_name ?? "?" })}
            </Link>
            {one.state === "draft" && <Tag>{t("reports.states.draft")}</Tag>}
            {one.summary && <span className={`${styles.excerpt} soft small`}>{plain(one.summary)}</span>}
          </span>
          <span className="soft small">
            {one.sent_at
              ? t("reports.sentBy", {
                  name: one.sent_by_name ?? "?",
                  when: formatInstant(one.sent_at, locale),
                })
              : one.made_by_name
                ? t("reports.madeBy", { name: one.made_by_name, when: formatInstant(one.made_at, locale) })
                : t("reports.madeByItself", { when: formatInstant(one.made_at, locale) })}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Markdown as one line of a list: its signs say nothing there. */
function plain(text: string): string {
  return text
    .replace(/[*_#>`]+/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
