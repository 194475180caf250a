import { can } from "../../api/can";
import { formatDate } from "../../lib/dates";
import { formatDecimal, formatProgress } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { Needle } from "../../ui/Needle";
import { PersonChip } from "../../ui/PersonChip";
import { StaleMark } from "../../ui/StaleMark";
import { StatusTag } from "../../ui/StatusTag";
import { type Status, statusWord } from "../../ui/status";
import { Tag } from "../../ui/Tag";
import { useWords } from "../../ui/words";
import type { Entry, Meeting, Part } from "./api";
import type { About } from "./ItemForm";
import styles from "./Meeting.module.css";
import { PromiseActs } from "./PromiseActs";
import type { Shown } from "./ResultDrawer";
import { Said } from "./Said";
import { ScoresApart } from "./ScoresApart";

interface EntryRowProps {
  entry: Entry;
  part: Part;
  meeting: Meeting;
  onNote: (kind: "decision" | "follow_up", about?: About) => void;
  onShow: (shown: Shown) => void;
}

/** One line of an agenda: how it stood when the meeting opened, what was said, and what can be done here. */
export function EntryRow({ entry, part, meeting, onNote, onShow }: EntryRowProps) {
  const { t, locale } = useWords();
  const { then, key_result: kr, problem, action, promise } = entry;
  // While they meet it shows how it is; the record, how it was.
  const live = meeting.state === "open" ? kr : undefined;
  const progress = live ? live.progress : (then.progress ?? null);
  const expected = live ? live.expected : then.expected;
  const status = (live?.status ?? then.status) as Status | undefined;
  const about: About = {
    title: then.title,
    key_result_id: kr?.id ?? problem?.key_result_id ?? action?.key_result_id ?? promise?.key_result_id,
    problem_id: problem?.id,
  };
  return (
    <li className={styles.entry}>
      <div className={styles.line}>
        <span className={styles.what}>
          <span className={styles.name}>{then.title}</span>
          {then.under && <span className="soft small">{then.under}</span>}
        </span>
        <span className={styles.marks}>
          {status && (
            <>
              <Needle progress={progress} expected={expected} status={status} />
              <StatusTag status={status} />
            </>
          )}
          {then.stale && part === "stale" && <StaleMark />}
          {then.called && then.called !== then.status && (
            <span className="small">
              {t("meetings.entry.called", { status: t(statusWord[then.called as keyof typeof statusWord]) })}
            </span>
          )}
          {part === "wins" && !!then.gained && (
            <span className={styles.gained}>
              {t("meetings.entry.gained", { value: formatProgress(then.gained, locale) })}
            </span>
          )}
          {kr?.current != null && live && (
            <span className={styles.number}>
              {formatDecimal(kr.current, { locale, unit: kr.measure.unit })}
            </span>
          )}
          {problem && (
            <span className="small">
              {t("meetings.entry.harm", { value: formatDecimal(String(then.harm ?? 0), { locale }) })} ·{" "}
              {t("meetings.entry.age", { count: then.age ?? 1 })}
              {problem.state === "solved" && ` · ${t("meetings.entry.solved")}`}
            </span>
          )}
          {(action || promise) && <Due entry={entry} />}
          {then.person_name && <PersonChip name={then.person_name} />}
        </span>
      </div>
      {then.question && (
        <p className={styles.asks}>
          {problem?.decision?.words
            ? t("meetings.entry.decided", { words: problem.decision.words })
            : t("meetings.entry.asks", { name: then.decider_name ?? "?", question: then.question })}
        </p>
      )}
      {kr && part !== "scores" && <Said entry={entry} />}
      <ScoresApart entry={entry} />
      {promise?.came_of && (
        <p className={styles.said}>{t("meetings.entry.cameOf", { words: promise.came_of })}</p>
      )}
      {can(meeting, "meeting.hold") && (
        <div className={styles.acts}>
          {promise && <PromiseActs item={promise} meeting={meeting} />}
          {kr && part !== "scores" && can(kr, "check_in.create") && meeting.state === "open" && (
            <Button size="small" look="quiet" onClick={() => onShow({ keyResult: kr, what: "checkIn" })}>
              {t("meetings.entry.checkIn")}
            </Button>
          )}
          {kr && part !== "scores" && (
            <>
              <Button size="small" look="quiet" onClick={() => onShow({ keyResult: kr, what: "plan" })}>
                {t("meetings.entry.plan")}
              </Button>
              <Button size="small" look="quiet" onClick={() => onShow({ keyResult: kr, what: "problems" })}>
                {t("meetings.entry.problems")}
              </Button>
            </>
          )}
          <Button size="small" look="quiet" onClick={() => onNote("decision", about)}>
            {t("meetings.entry.decide")}
          </Button>
          <Button size="small" look="quiet" onClick={() => onNote("follow_up", about)}>
            {t("meetings.entry.follow")}
          </Button>
        </div>
      )}
    </li>
  );
}

/** By when an action or a promise is, and how far. */
function Due({ entry }: { entry: Entry }) {
  const { t, locale } = useWords();
  const { then, promise } = entry;
  const due = promise?.due_on ?? then.due_on;
  const late = promise ? promise.late : then.late;
  return (
    <>
      {promise?.state && <Tag>{t(`meetings.items.states.${promise.state}`)}</Tag>}
      <span className={`small ${late ? styles.over : "soft"}`}>
        {t("meetings.entry.due", { day: formatDate(due, locale) })}
        {late && ` · ${t("meetings.entry.late")}`}
      </span>
    </>
  );
}
