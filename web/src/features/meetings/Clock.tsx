import { useEffect, useState } from "react";
import { useWords } from "../../ui/words";
import type { Meeting, Section } from "./api";
import { clockWords, secondsOf } from "./clock";
import styles from "./Meeting.module.css";

interface ClockProps {
  meeting: Meeting;
  section: Section;
  title: string;
  ahead: number;
}

/** The time a section takes, against its box. It ticks where they are. */
export function Clock({ meeting, section, title, ahead }: ClockProps) {
  const { t } = useWords();
  const runs = meeting.state === "open" && meeting.section_id === section.id;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!runs) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [runs]);
  const seconds = secondsOf(section, meeting, now + ahead);
  const spent = clockWords(seconds);
  const over = section.minutes > 0 && seconds > section.minutes * 60;
  if (seconds === 0 && !runs)
    return section.minutes > 0 ? <span className={`${styles.clock} soft`}>{section.minutes}′</span> : null;
  return (
    <span
      className={`${styles.clock} ${over ? styles.over : ""}`}
      role="timer"
      aria-label={t("meetings.page.clock", { title, spent })}
    >
      {section.minutes > 0 ? t("meetings.page.box", { spent, minutes: section.minutes }) : spent}
      {over && ` · ${t("meetings.page.over")}`}
    </span>
  );
}
