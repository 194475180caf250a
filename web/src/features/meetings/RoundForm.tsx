import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../api/can";
import { okrChanged } from "../../api/okr";
import { useDraft } from "../../lib/draft";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Kbd } from "../../ui/Kbd";
import { Markdown } from "../../ui/Markdown";
import { MarkdownField } from "../../ui/MarkdownField";
import { useMe } from "../../ui/me";
import { PersonChip } from "../../ui/PersonChip";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { useSending } from "../../ui/sending";
import { submitKeys } from "../../ui/submitKeys";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { answerRound, type Meeting, meetingQuery, type Section } from "./api";
import styles from "./Meeting.module.css";
import type { Shown } from "./ResultDrawer";
import { filled, sectionTitle } from "./words";

/** How many have answered a round, and who hasn't. */
export function RoundState({ meeting }: { meeting: Meeting }) {
  const { t } = useWords();
  const done = meeting.answered?.length ?? 0;
  const waiting = meeting.waiting ?? [];
  return (
    <p className={styles.round}>
      <b>{t("meetings.round.answered", { done, all: done + waiting.length })}</b>{" "}
      <span className="soft">
        {waiting.length === 0
          ? t("meetings.round.everybody")
          : t("meetings.round.waiting", {
              names: waiting.map((p) => p.name).join(t("meetings.round.comma")),
            })}
      </span>
    </p>
  );
}

/** One's own answers to a round that is open, and the check-ins that one owes first. */
export function RoundForm({ meeting, onShow }: { meeting: Meeting; onShow: (shown: Shown) => void }) {
  const { t } = useWords();
  const me = useMe();
  const answered = meeting.answered?.some((p) => p.id === me.id) ?? false;
  const [changing, setChanging] = useState(false);
  const owed = (meeting.sections ?? [])
    .flatMap((s) => (s.part === "stale" || s.part === "behind" ? s.entries : []))
    .flatMap((e) => (e.key_result ? [e.key_result] : []))
    .filter((kr) => kr.stale && kr.owner_id === me.id && can(kr, "check_in.create"));
  return (
    <section className={styles.mine} aria-label={t("meetings.round.mine")}>
      <h2>{t("meetings.round.mine")}</h2>
      {owed.length > 0 && (
        <ul className={styles.owed} aria-label={t("meetings.round.owed")}>
          {owed.map((kr) => (
            <li key={kr.id}>
              <span>{kr.title}</span>
              <Button size="small" onClick={() => onShow({ keyResult: kr, what: "checkIn" })}>
                {t("meetings.entry.checkIn")}
                <span className="hidden-visually">{kr.title}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {answered && !changing ? (
        <p>
          <span className="soft">{t("meetings.round.done")}</span>{" "}
          <Button size="small" onClick={() => setChanging(true)}>
            {t("meetings.round.change")}
          </Button>
        </p>
      ) : (
        <Questions meeting={meeting} onDone={() => setChanging(false)} />
      )}
    </section>
  );
}

function Questions({ meeting, onDone }: { meeting: Meeting; onDone: () => void }) {
  const { t } = useWords();
  const me = useMe();
  const queries = useQueryClient();
  const tell = useToast();
  const questions = (meeting.sections ?? []).filter((s) => !filled.includes(s.part));
  const before = Object.fromEntries(
    questions.map((q) => [q.id, q.answers?.find((a) => a.person_id === me.id)?.words ?? ""]),
  );
  const draft = useDraft<Record<string, string>>(`round.${meeting.id}`, before);
  const sending = useSending(async () => {
    const now = await answerRound(
      meeting.id,
      questions.map((q) => ({ section_id: q.id, words: draft.value[q.id] ?? "" })),
    );
    draft.done(draft.value);
    queries.setQueryData(meetingQuery(now.id).queryKey, now);
    tell({ text: t("meetings.round.sent") });
    onDone();
    await okrChanged(queries);
  });
  return (
    <Form onSubmit={() => void sending.send()} onKeyDown={submitKeys(() => void sending.send())}>
      <ProblemNotice error={sending.error} />
      {questions.map((q) => (
        <Field key={q.id} label={sectionTitle(t, q)}>
          <MarkdownField
            value={draft.value[q.id] ?? ""}
            onChange={(words) => draft.set({ ...draft.value, [q.id]: words })}
            rows={3}
          />
        </Field>
      ))}
      <span className={styles.acts}>
        <Button type="submit" look="main" busy={sending.busy}>
          {t("meetings.round.send")}
        </Button>
        <span className="soft small">
          <Kbd combo="mod+enter" />
        </span>
      </span>
    </Form>
  );
}

/** What people answered to one question. */
export function Answers({ meeting, section }: { meeting: Meeting; section: Section }) {
  const { t } = useWords();
  const answers = section.answers ?? [];
  if (answers.length === 0)
    return (
      <p className="soft small">
        {t(meeting.state === "open" ? "meetings.round.none" : "meetings.round.noneEver")}
      </p>
    );
  return (
    <ul className={styles.entries}>
      {answers.map((a) => (
        <li key={a.person_id} className={styles.entry}>
          <PersonChip name={a.person_name ?? "?"} />
          <Markdown text={a.words} />
        </li>
      ))}
    </ul>
  );
}
