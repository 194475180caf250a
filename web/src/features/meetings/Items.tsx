import { Link } from "@tanstack/react-router";
import { can } from "../../api/can";
import { formatDate } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { PersonChip } from "../../ui/PersonChip";
import { Tag } from "../../ui/Tag";
import { useWords } from "../../ui/words";
import type { Item, Meeting } from "./api";
import styles from "./Meeting.module.css";
import { PromiseActs } from "./PromiseActs";
import { useMeeting } from "./useMeeting";

interface ItemsProps {
  meeting: Meeting;
  onNote: (kind: "decision" | "follow_up") => void;
}

/** What the meeting came to: decisions, and who does what by when. */
export function Items({ meeting, onNote }: ItemsProps) {
  const { t } = useWords();
  const all = meeting.items ?? [];
  const holds = can(meeting, "meeting.hold");
  return (
    <aside className={styles.items} aria-label={t("meetings.items.followUps")}>
      <section aria-labelledby="decisions">
        <header className={styles.head}>
          <h2 id="decisions">{t("meetings.items.decisions")}</h2>
          {holds && (
            <Button size="small" onClick={() => onNote("decision")}>
              {t("meetings.items.decision")}
            </Button>
          )}
        </header>
        <List
          meeting={meeting}
          items={all.filter((i) => i.kind === "decision")}
          none={meeting.lost?.includes("items") ? "meetings.ofPast.lost.items" : "meetings.items.noDecisions"}
        />
      </section>
      <section aria-labelledby="follow-ups">
        <header className={styles.head}>
          <h2 id="follow-ups">{t("meetings.items.followUps")}</h2>
          {holds && (
            <Button size="small" onClick={() => onNote("follow_up")}>
              {t("meetings.items.followUp")}
            </Button>
          )}
        </header>
        <List
          meeting={meeting}
          items={all.filter((i) => i.kind === "follow_up")}
          none={meeting.lost?.includes("items") ? "meetings.ofPast.lost.items" : "meetings.items.noFollowUps"}
        />
      </section>
    </aside>
  );
}

function List({ meeting, items, none }: { meeting: Meeting; items: readonly Item[]; none: string }) {
  const { t } = useWords();
  if (items.length === 0) return <p className="soft small">{t(none)}</p>;
  return (
    <ul className={styles.entries}>
      {items.map((item) => (
        <One key={item.id} item={item} meeting={meeting} />
      ))}
    </ul>
  );
}

function One({ item, meeting }: { item: Item; meeting: Meeting }) {
  const { t, locale } = useWords();
  const acts = useMeeting(meeting);
  const holds = can(meeting, "meeting.hold");
  const about = item.key_result_title ?? item.problem_title ?? item.objective_title;
  return (
    <li className={styles.entry}>
      <div className={styles.line}>
        <span className={styles.name}>{item.words}</span>
        {holds && (
          <Button
            size="small"
            look="quiet"
            aria-label={`${t("meetings.items.erase")} ${item.words}`}
            onClick={() => void acts.erase(item)}
          >
            <Icon name="close" size={12} />
          </Button>
        )}
      </div>
      {item.kind === "follow_up" && (
        <span className={styles.marks}>
          <PersonChip name={item.person_name ?? "?"} />
          <span className={`small ${item.late ? styles.over : "soft"}`}>
            {formatDate(item.due_on, locale)}
          </span>
          {item.state && <Tag>{t(`meetings.items.states.${item.state}`)}</Tag>}
          {item.action_id && <Tag>{t("meetings.items.isAction")}</Tag>}
        </span>
      )}
      {about && item.objective_id && (
        <Link
          to="/okrs/$objectiveId"
          params={{ objectiveId: item.objective_id }}
          className={`${styles.about} small`}
        >
          {about}
        </Link>
      )}
      {item.came_of && <p className={styles.said}>{t("meetings.entry.cameOf", { words: item.came_of })}</p>}
      {item.kind === "follow_up" && holds && (
        <div className={styles.acts}>
          <PromiseActs item={item} meeting={meeting} />
        </div>
      )}
    </li>
  );
}
