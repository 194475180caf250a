import { Link } from "@tanstack/react-router";
import { formatDate, formatRelativeDay } from "../../lib/dates";
import { usePast } from "../../ui/past";
import { Tag } from "../../ui/Tag";
import { useWords } from "../../ui/words";
import type { Meeting } from "./api";
import styles from "./Meetings.module.css";
import { kindWord } from "./words";

/** The day and time; for one that is near, also how far off it is. */
function When({ meeting }: { meeting: Meeting }) {
  const { locale } = useWords();
  const past = usePast() !== undefined;
  const date = formatDate(meeting.starts_on, locale);
  const near = formatRelativeDay(meeting.starts_on, locale);
  return (
    <span className={styles.day}>
      <time dateTime={meeting.starts_at}>
        {date} {meeting.at}
      </time>
      {!past && near !== date && <span className="soft small"> {near}</span>}
    </span>
  );
}

/** Meetings one below the other: when, what, whose, how many. */
export function MeetingList({ meetings }: { meetings: readonly Meeting[] }) {
  const { t } = useWords();
  return (
    <ul className={styles.list}>
      {meetings.map((m) => (
        <li key={m.id} className={styles.row}>
          <When meeting={m} />
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
