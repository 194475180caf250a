import { Link } from "@tanstack/react-router";
import { formatDate, formatRelativeDay } from "../../lib/dates";
import { Tag } from "../../ui/Tag";
import { useWords } from "../../ui/words";
import type { Meeting } from "./api";
import styles from "./Meetings.module.css";
import { kindWord } from "./words";

/** Meetings one below the other: when, what, whose, how many. */
export function MeetingList({ meetings }: { meetings: readonly Meeting[] }) {
  const { t, locale } = useWords();
  return (
    <ul className={styles.list}>
      {meetings.map((m) => (
        <li key={m.id} className={styles.row}>
          <span className={styles.day}>
            <time dateTime={m.starts_at}>
              {formatDate(m.starts_on, locale)} {m.at}
            </time>
            <span className="soft small"> {formatRelativeDay(m.starts_on, locale)}</span>
          </span>
          <span className={styles.what}>
            <Link to="/meetings/$meetingId" params={{ meetingId: m.id }} className={styles.name}>
              {m.title}
            </Link>
            {m.state === "open" && <Tag>{t("meetings.states.open")}</Tag>}
          </span>
          <span className={`${styles.facts} soft small`}>
            {[
              t(kindWord[m.kind]),
              m.team_name,
              t("meetings.host", { name: m.host_name ?? "?" }),
              t("meetings.people", { count: m.invited }),
              m.place,
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
