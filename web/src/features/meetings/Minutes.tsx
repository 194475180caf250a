import { formatInstant } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Markdown } from "../../ui/Markdown";
import { useMe } from "../../ui/me";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { TextArea } from "../../ui/TextArea";
import { useWords } from "../../ui/words";
import type { Section } from "./api";
import { joined } from "./clock";
import styles from "./Meeting.module.css";
import { useMinutes } from "./useMinutes";

interface MinutesProps {
  section: Section;
  title: string;
  meetingId: string;
  writable: boolean;
}

/** What was said in a section: one writes at a time, and the others see who. */
export function Minutes({ section, title, meetingId, writable }: MinutesProps) {
  const { t } = useWords();
  const me = useMe();
  const minutes = useMinutes(section, meetingId);
  const other = section.lock && section.lock.person_id !== me.id ? section.lock : undefined;
  const reads = !writable || (other && minutes.state !== "unsaved" && minutes.state !== "saving");
  return (
    <div className={styles.minutes}>
      {reads ? (
        section.text && <Markdown text={section.text} />
      ) : minutes.state === "conflict" ? (
        <Conflict section={section} minutes={minutes} />
      ) : (
        <TextArea
          aria-label={t("meetings.minutes.label", { title })}
          placeholder={t("meetings.minutes.write")}
          rows={1}
          value={minutes.text}
          onChange={minutes.type}
          onBlur={() => void minutes.leave()}
        />
      )}
      {reads && minutes.state === "conflict" && <Conflict section={section} minutes={minutes} />}
      {other && (
        <p role="status" className={styles.writing}>
          {t("meetings.minutes.writing", { name: other.person_name ?? "?" })}
        </p>
      )}
      <p className={styles.kept} aria-live="polite">
        {minutes.state === "saving" && t("meetings.minutes.saving")}
        {minutes.state === "unsaved" && t("meetings.minutes.unsaved")}
        {minutes.state === "saved" && t("meetings.minutes.saved")}
        {minutes.state === "rest" && <LastBy section={section} />}
      </p>
      <ProblemNotice error={minutes.error} retry={minutes.retry} />
      <Edits section={section} />
    </div>
  );
}

/** The minutes of a section as they were on a past day: nobody writes in them. */
export function MinutesThen({ section }: { section: Section }) {
  const { t } = useWords();
  return (
    <div className={styles.minutes}>
      {section.lost && <p className="soft small">{t("meetings.ofPast.lost.minutes")}</p>}
      {section.text && <Markdown text={section.text} />}
      <p className={styles.kept}>
        <LastBy section={section} />
      </p>
      <Edits section={section} />
    </div>
  );
}

function LastBy({ section }: { section: Section }) {
  const { t, locale } = useWords();
  if (!section.written_at) return null;
  return t("meetings.minutes.lastBy", {
    name: section.written_by_name ?? "?",
    when: formatInstant(section.written_at, locale),
  });
}

/** What others, or anybody after the end, wrote over. */
function Edits({ section }: { section: Section }) {
  const { t, locale } = useWords();
  if (!section.edits || section.edits.length === 0) return null;
  return (
    <details className={styles.edits}>
      <summary>{t("meetings.minutes.edits", { count: section.edits.length })}</summary>
      {section.edits.map((edit) => (
        <div key={edit.edited_at}>
          <p className="soft small">
            {t("meetings.minutes.editedBy", {
              when: formatInstant(edit.edited_at, locale),
              name: edit.edited_by_name ?? "?",
            })}
            {edit.after_end && ` · ${t("meetings.minutes.afterEnd")}`}
          </p>
          <Markdown text={edit.text} />
        </div>
      ))}
    </details>
  );
}

/** Two wrote at once: theirs is kept, mine is here, and both can be. */
function Conflict({ section, minutes }: { section: Section; minutes: ReturnType<typeof useMinutes> }) {
  const { t } = useWords();
  return (
    <div role="alert" className={styles.conflict}>
      {section.text && <Markdown text={section.text} />}
      <p>{t("meetings.minutes.conflict")}</p>
      <blockquote>{minutes.text}</blockquote>
      <div className={styles.acts}>
        <Button
          look="main"
          size="small"
          onClick={() => void minutes.settle(joined(section.text ?? "", minutes.text))}
        >
          {t("meetings.minutes.join")}
        </Button>
        <Button size="small" onClick={() => void minutes.settle(null)}>
          {t("meetings.minutes.drop")}
        </Button>
      </div>
    </div>
  );
}
