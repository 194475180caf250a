import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { can } from "../../api/can";
import { formatDate, formatInstant } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Can } from "../../ui/Can";
import { ConfirmButton } from "../../ui/ConfirmButton";
import { useKey } from "../../ui/keys";
import { useMe } from "../../ui/me";
import { NotThen } from "../../ui/NotThen";
import { Page } from "../../ui/Page";
import { PersonChip } from "../../ui/PersonChip";
import { Presence } from "../../ui/Presence";
import { PastBanner, PastPick, usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { Slot } from "../../ui/slots";
import { Tag } from "../../ui/Tag";
import { useWords } from "../../ui/words";
import { type Meeting, meetingQuery } from "./api";
import { neighbour } from "./clock";
import { EditForm } from "./EditForm";
import { type About, ItemForm } from "./ItemForm";
import { Items } from "./Items";
import styles from "./Meeting.module.css";
import { ResultDrawer, type Shown } from "./ResultDrawer";
import { RoundForm, RoundState } from "./RoundForm";
import { SectionPart } from "./SectionPart";
import { Topics } from "./Topics";
import { useMeeting } from "./useMeeting";
import { kindWord, sectionTitle } from "./words";

/** One meeting: to come, live with its agenda and minutes, or as it was. */
export function MeetingPage() {
  const { t } = useWords();
  const { meetingId } = useParams({ from: "/inside/meetings/$meetingId" });
  const past = usePast();
  const query = useQuery(meetingQuery(meetingId, past));
  if (query.data)
    return <Loaded key={meetingId + past} meeting={query.data} fetchedAt={query.dataUpdatedAt} />;
  return (
    <Page title={t("meetings.title")} above={<Back />}>
      <NotThen
        error={query.error}
        missing={t("meetings.ofPast.page")}
        none={t("meetings.ofPast.none")}
        retry={() => void query.refetch()}
      />
      {!query.error && <Skeleton lines={8} />}
    </Page>
  );
}

function Back() {
  const { t } = useWords();
  return <Link to="/meetings">{t("meetings.page.back")}</Link>;
}

function Loaded({ meeting, fetchedAt }: { meeting: Meeting; fetchedAt: number }) {
  const { t, locale } = useWords();
  const navigate = useNavigate();
  const past = usePast() !== undefined;
  const acts = useMeeting(meeting);
  const [noting, setNoting] = useState<{ kind: "decision" | "follow_up"; about?: About } | null>(null);
  const [editing, setEditing] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  const open = meeting.state === "open";
  const round = meeting.kind === "round";
  const me = useMe();
  const other = meeting.kind === "one_on_one" ? meeting.people?.find((p) => p.id !== me.id) : undefined;
  const holds = can(meeting, "meeting.hold");
  // How far the server's clock is ahead of the reader's: both show the same time.
  const ahead = meeting.now ? Date.parse(meeting.now) - fetchedAt : 0;
  const step = (by: 1 | -1) => {
    const next = neighbour(meeting.sections ?? [], meeting.section_id, by);
    if (open && holds && next && !round) void acts.turn(next);
  };
  const note = (kind: "decision" | "follow_up", about?: About) => setNoting({ kind, about });
  useKey("]", t("meetings.page.next"), () => step(1));
  useKey("[", t("meetings.page.previous"), () => step(-1));
  useKey("d", t("meetings.items.decision"), () => holds && meeting.state !== "planned" && note("decision"));
  useKey("f", t("meetings.items.followUp"), () => holds && meeting.state !== "planned" && note("follow_up"));
  return (
    <Page
      title={meeting.title}
      above={<Back />}
      width="wide"
      subtitle={
        round
          ? t("meetings.round.between", {
              opens: formatInstant(meeting.starts_at, locale),
              closes: formatInstant(meeting.closes_at, locale),
            })
          : t("meetings.at", {
              day: formatDate(meeting.starts_on, locale),
              time: meeting.at,
              minutes: meeting.minutes,
            })
      }
      actions={
        <>
          {!past && <Presence of={{ kind: "meeting", id: meeting.id }} />}
          <PastPick />
          <Can view={meeting} action={round ? "meeting.update" : "meeting.hold"}>
            {meeting.state === "planned" && (
              <Button look="main" busy={acts.busy} onClick={() => void acts.open()}>
                {t(round ? "meetings.round.open" : "meetings.page.open")}
              </Button>
            )}
            {open && (
              <ConfirmButton
                question={t(round ? "meetings.round.endAsk" : "meetings.page.endAsk")}
                consequences={t(round ? "meetings.round.endWords" : "meetings.page.endWords")}
                verb={t(round ? "meetings.round.end" : "meetings.page.end")}
                onConfirm={acts.end}
              >
                {t(round ? "meetings.round.end" : "meetings.page.end")}
              </ConfirmButton>
            )}
          </Can>
        </>
      }
    >
      <PastBanner missing={t("meetings.ofPast.page")} />
      {(meeting.lost ?? []).map((part) => (
        <p key={part} className="soft small">
          {t(`meetings.ofPast.lost.${part}`)}
        </p>
      ))}
      <p className={`${styles.facts} soft small`}>
        <Tag>{t(kindWord[meeting.kind])}</Tag>
        {meeting.kind === "one_on_one" && <span>{t("meetings.two.private")}</span>}
        {meeting.team_name && <span>{meeting.team_name}</span>}
        {meeting.place && <span>{t("meetings.page.place", { place: meeting.place })}</span>}
        {meeting.opened_at && open && (
          <span>
            {t(meeting.opened_by_name ? "meetings.page.opened" : "meetings.page.openedItself", {
              when: formatInstant(meeting.opened_at, locale),
              name: meeting.opened_by_name,
            })}
          </span>
        )}
        {meeting.ended_at && (
          <span>
            {t(meeting.ended_by_name ? "meetings.page.ended" : "meetings.page.endedItself", {
              when: formatInstant(meeting.ended_at, locale),
              name: meeting.ended_by_name,
            })}
          </span>
        )}
        {meeting.before && (
          <Link to="/meetings/$meetingId" params={{ meetingId: meeting.before.id }}>
            {t("meetings.page.before", { day: formatDate(meeting.before.starts_on, locale) })}
          </Link>
        )}
      </p>
      {meeting.state === "planned" || meeting.lost?.includes("words") ? (
        <Planned
          meeting={meeting}
          acts={acts}
          onEdit={() => setEditing(true)}
          onGone={() => void navigate({ to: "/meetings" })}
        />
      ) : (
        <div className={styles.live}>
          <div>
            {round && meeting.waiting && <RoundState meeting={meeting} />}
            {can(meeting, "meeting.answer") && <RoundForm meeting={meeting} onShow={setShown} />}
            <ol className={styles.sections} aria-label={t("meetings.page.sections")}>
              {(meeting.sections ?? []).map((section) => (
                <SectionPart
                  key={section.id}
                  meeting={meeting}
                  section={section}
                  ahead={ahead}
                  onTurn={() => void acts.turn(section.id)}
                  onNote={note}
                  onShow={setShown}
                />
              ))}
            </ol>
          </div>
          <Items meeting={meeting} onNote={note} />
        </div>
      )}
      {meeting.kind !== "one_on_one" && (
        <div className={styles.between}>
          <Slot name="talk" subjectKind="meeting" subjectId={meeting.id} />
        </div>
      )}
      {other && !past && (
        <div className={styles.between}>
          <Slot name="feedbackBetween" personId={other.id} personName={other.name} />
        </div>
      )}
      {noting && <ItemForm meeting={meeting} {...noting} onClose={() => setNoting(null)} />}
      {editing && <EditForm meeting={meeting} onClose={() => setEditing(false)} />}
      {shown && <ResultDrawer shown={shown} onClose={() => setShown(null)} />}
    </Page>
  );
}

interface PlannedProps {
  meeting: Meeting;
  acts: ReturnType<typeof useMeeting>;
  onEdit: () => void;
  onGone: () => void;
}

/** Before it opens: who is asked, and what the agenda will be made of. Of what two people said on a past day there is no more. */
function Planned({ meeting, acts, onEdit, onGone }: PlannedProps) {
  const { t } = useWords();
  const past = usePast() !== undefined;
  return (
    <div className={styles.planned}>
      {!past && <p>{t(meeting.kind === "round" ? "meetings.round.planned" : "meetings.page.planned")}</p>}
      {meeting.kind === "one_on_one" && !past && (
        <>
          <h2>{t("meetings.parts.topics")}</h2>
          <Topics meeting={meeting} />
        </>
      )}
      {meeting.plan.length > 0 && <h2>{t("meetings.page.plan")}</h2>}
      <ol className={styles.plan}>
        {meeting.plan.map((s, i) => (
          <li key={`${s.part}${i}`}>
            {sectionTitle(t, s)}{" "}
            {meeting.kind !== "round" && s.minutes > 0 && <span className="soft small">{s.minutes}′</span>}
          </li>
        ))}
      </ol>
      <h2>{t("meetings.page.people")}</h2>
      <ul className={styles.people}>
        {(meeting.people ?? []).map((p) => (
          <li key={p.id}>
            <PersonChip name={p.name} />
          </li>
        ))}
      </ul>
      <div className={styles.acts}>
        <Can view={meeting} action="meeting.update">
          <Button onClick={onEdit}>{t("meetings.edit.open")}</Button>
        </Can>
        <Can view={meeting} action="meeting.delete">
          <Button onClick={() => void acts.cancel().then((gone) => gone && onGone())}>
            {t("meetings.page.cancel")}
          </Button>
          {meeting.cadence && (
            <ConfirmButton
              question={t("meetings.page.stopAsk")}
              consequences={t("meetings.page.stopWords")}
              verb={t("meetings.page.stop")}
              onConfirm={async () => {
                await acts.stop();
                onGone();
              }}
            >
              {t("meetings.page.stop")}
            </ConfirmButton>
          )}
        </Can>
      </div>
    </div>
  );
}
