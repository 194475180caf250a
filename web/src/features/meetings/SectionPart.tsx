import { can } from "../../api/can";
import { Button } from "../../ui/Button";
import { usePast } from "../../ui/past";
import { useWords } from "../../ui/words";
import type { Meeting, Section } from "./api";
import { Clock } from "./Clock";
import { EntryRow } from "./EntryRow";
import type { About } from "./ItemForm";
import styles from "./Meeting.module.css";
import { Minutes, MinutesThen } from "./Minutes";
import type { Shown } from "./ResultDrawer";
import { Answers } from "./RoundForm";
import { Topics } from "./Topics";
import { filled, sectionTitle } from "./words";

interface SectionPartProps {
  meeting: Meeting;
  section: Section;
  /** How far the server's clock is ahead. */
  ahead: number;
  onTurn: () => void;
  onNote: (kind: "decision" | "follow_up", about?: About) => void;
  onShow: (shown: Shown) => void;
}

/** A section of a meeting: what data put on it, and what was said. */
export function SectionPart({ meeting, section, ahead, onTurn, onNote, onShow }: SectionPartProps) {
  const { t } = useWords();
  const past = usePast() !== undefined;
  const title = sectionTitle(t, section);
  const here = meeting.state === "open" && meeting.section_id === section.id;
  const round = meeting.kind === "round";
  const holds = can(meeting, "meeting.hold");
  return (
    <li className={`${styles.section} ${here ? styles.here : ""}`} aria-current={here ? "step" : undefined}>
      <header className={styles.head}>
        <h2>{title}</h2>
        {here && <span className={styles.now}>{t("meetings.page.now")}</span>}
        {!round && <Clock meeting={meeting} section={section} title={title} ahead={ahead} />}
        {meeting.state === "open" && !here && holds && !round && (
          <Button size="small" look="quiet" onClick={onTurn}>
            {t("meetings.page.go")}
            <span className="hidden-visually">{title}</span>
          </Button>
        )}
      </header>
      {section.entries.length > 0 && (
        <ul className={styles.entries}>
          {section.entries.map((entry, i) => (
            <EntryRow
              key={i}
              entry={entry}
              part={section.part}
              meeting={meeting}
              onNote={onNote}
              onShow={onShow}
            />
          ))}
        </ul>
      )}
      {section.entries.length === 0 && filled.includes(section.part) && (
        <p className="soft small">{t(`meetings.none.${section.part}`)}</p>
      )}
      {section.part === "topics" && !round && <Topics meeting={meeting} />}
      {round && !filled.includes(section.part) && <Answers meeting={meeting} section={section} />}
      {(!round || meeting.state === "ended") &&
        (past ? (
          <MinutesThen section={section} />
        ) : (
          <Minutes section={section} title={title} meetingId={meeting.id} writable={holds} />
        ))}
    </li>
  );
}
