import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { newKey } from "../../api/client";
import { okrChanged } from "../../api/okr";
import { addDays, daysBetween, today } from "../../lib/dates";
import { useDraft } from "../../lib/draft";
import { Button } from "../../ui/Button";
import type { Option } from "../../ui/Combobox";
import { DatePick } from "../../ui/DatePick";
import { Drawer } from "../../ui/Drawer";
import { Field } from "../../ui/Field";
import { Form, FormRow } from "../../ui/Form";
import { useMe } from "../../ui/me";
import { type ChosenPerson, PeopleField } from "../../ui/PeopleField";
import { PersonPicker } from "../../ui/PersonPicker";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Segmented } from "../../ui/Segmented";
import { Select } from "../../ui/Select";
import { fieldOnly, useSending } from "../../ui/sending";
import { submitKeys } from "../../ui/submitKeys";
import { TeamPicker } from "../../ui/TeamPicker";
import { TextInput } from "../../ui/TextInput";
import { TimePick } from "../../ui/TimePick";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { AgendaField } from "./AgendaField";
import { callMeeting, cancelMeeting, type Kind, kindsQuery, type Spec, stopSeries } from "./api";
import { cadenceOf, KINDS, kindHint, kindWord, REPEATS, type Repeat } from "./words";

const shown = ["/title", "/team_id", "/people_ids", "/starts_on", "/at", "/minutes", "/sections"];

interface Typed {
  kind: Kind;
  title: string;
  team: Option | null;
  people: ChosenPerson[];
  day: string;
  time: string;
  place: string;
  repeat: Repeat;
  /** Of a round: when it closes. */
  untilDay: string;
  untilTime: string;
  /** What was changed of the kind's agenda; null for none. */
  agenda: Spec[] | null;
}

interface CallFormProps {
  /** A meeting on the scores of a cycle, on the day that its plan has for it. */
  scores?: { cycle: string; on?: string; team?: Option };
  onClose: () => void;
  onCalled: (id: string) => void;
}

/** A new meeting or series: a kind with its template, for a team, at a time. */
export function CallForm({ scores, onClose, onCalled }: CallFormProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const tell = useToast();
  const [key] = useState(newKey);
  const kinds = useQuery(kindsQuery);
  const nothing: Typed = {
    kind: scores ? "scoring" : "weekly",
    title: "",
    team: scores?.team ?? null,
    people: [],
    day: scores?.on || today(),
    time: "10:00",
    place: "",
    repeat: scores ? "none" : "weekly",
    untilDay: addDays(today(), 1),
    untilTime: "18:00",
    agenda: null,
  };
  const draft = useDraft(scores ? `meeting.call.${scores.cycle}` : "meeting.call", nothing);
  const typed = { ...nothing, ...draft.value };
  const set = (part: Partial<Typed>) => draft.set({ ...typed, ...part });
  const agenda = typed.agenda ?? kinds.data?.find((k) => k.kind === typed.kind)?.sections ?? [];
  const me = useMe();
  const two = typed.kind === "one_on_one";
  const round = typed.kind === "round";
  const once = typed.kind === "scoring";
  const total = agenda.reduce((sum, s) => sum + s.minutes, 0);
  const named = typed.people[0]?.label;
  const suggested =
    two && named
      ? t("meetings.two.title", { me: me.name, other: named })
      : [two ? "" : typed.team?.label, t(kindWord[typed.kind])].filter(Boolean).join(" ");
  const title = typed.title || suggested;
  const leave = () => {
    draft.done(nothing);
    onClose();
  };
  const sending = useSending(async () => {
    const made = await callMeeting(
      {
        kind: typed.kind,
        title,
        team_id: two ? undefined : typed.team?.value,
        people_ids: typed.people.slice(0, two ? 1 : undefined).map((p) => p.value),
        starts_on: typed.day,
        at: typed.time,
        minutes: round ? openFor(typed) : Math.max(total, 5),
        place: typed.place || undefined,
        sections: agenda,
        cadence: once ? undefined : cadenceOf(typed.repeat, typed.day),
        cycle_id: once ? scores?.cycle : undefined,
      },
      key,
    );
    const series = made.series_id;
    tell({
      text: t("meetings.called", { title: made.title }),
      undo: () =>
        void (series ? stopSeries(series) : cancelMeeting(made.id)).finally(() => okrChanged(queries)),
    });
    leave();
    await okrChanged(queries);
    onCalled(made.id);
  });
  return (
    <Drawer
      open
      keep
      title={t("meetings.call")}
      onClose={leave}
      actions={
        <>
          <Button onClick={leave}>{t("meetings.form.cancel")}</Button>
          <Button look="main" busy={sending.busy} onClick={() => void sending.send()}>
            {t("meetings.form.save")}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => void sending.send()} onKeyDown={submitKeys(() => void sending.send())}>
        <ProblemNotice error={fieldOnly(sending.error, shown)} shown={shown} />
        <Segmented
          label={t("meetings.form.kind")}
          value={typed.kind}
          onChange={(kind) => set({ kind, agenda: null, repeat: usual(kind) })}
          options={KINDS.map((k) => ({ value: k, label: t(kindWord[k]) }))}
        />
        <p className="soft small">{t(kindHint[typed.kind])}</p>
        {two ? (
          <Field
            label={t("meetings.two.person")}
            hint={t("meetings.two.personHint")}
            pointer="/people_ids"
            error={sending.error}
            required
          >
            <PersonPicker
              value={typed.people[0] ?? null}
              onChange={(person) =>
                set({ people: person ? [{ value: person.value, label: person.label }] : [] })
              }
            />
          </Field>
        ) : (
          <Field
            label={t("meetings.form.team")}
            hint={t("meetings.form.teamHint")}
            pointer="/team_id"
            error={sending.error}
          >
            <TeamPicker clearable value={typed.team} onChange={(team) => set({ team })} />
          </Field>
        )}
        <Field label={t("meetings.form.name")} pointer="/title" error={sending.error} required>
          <TextInput value={typed.title} placeholder={title} onChange={(name) => set({ title: name })} />
        </Field>
        <FormRow>
          <Field
            label={t(round ? "meetings.round.opens" : "meetings.form.day")}
            pointer="/starts_on"
            error={sending.error}
            required
          >
            <DatePick value={typed.day} onChange={(day) => set({ day })} />
          </Field>
          <Field
            label={t(round ? "meetings.round.opensAt" : "meetings.form.time")}
            pointer="/at"
            error={sending.error}
            required
          >
            <TimePick value={typed.time} onChange={(time) => set({ time })} />
          </Field>
        </FormRow>
        {round && (
          <FormRow>
            <Field label={t("meetings.round.closes")} pointer="/minutes" error={sending.error} required>
              <DatePick value={typed.untilDay} onChange={(untilDay) => set({ untilDay })} />
            </Field>
            <Field label={t("meetings.round.closesAt")} required>
              <TimePick value={typed.untilTime} onChange={(untilTime) => set({ untilTime })} />
            </Field>
          </FormRow>
        )}
        {!once && (
          <Field label={t("meetings.repeats")} hint={typed.repeat !== "none" && t("meetings.repeatHint")}>
            <Select
              value={typed.repeat}
              options={REPEATS.map((r) => ({ value: r, label: t(`meetings.repeat.${r}`) }))}
              onChange={(repeat) => set({ repeat })}
            />
          </Field>
        )}
        {!two && (
          <PeopleField
            label={t("meetings.form.people")}
            people={typed.people}
            onChange={(people) => set({ people })}
            removeWords={(name) => t("meetings.form.remove", { name })}
            pointer="/people_ids"
            error={sending.error}
          />
        )}
        {!round && (
          <Field label={t("meetings.form.place")}>
            <TextInput value={typed.place} onChange={(place) => set({ place })} />
          </Field>
        )}
        <AgendaField
          timeless={round}
          sections={agenda}
          onChange={(next) => set({ agenda: next })}
          error={sending.error}
        />
      </Form>
    </Drawer>
  );
}

/** For how many minutes a round is open; a close before its opening is refused by the server. */
function openFor({ day, time, untilDay, untilTime }: Typed): number {
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  return daysBetween(day, untilDay) * 24 * 60 + minutes(untilTime) - minutes(time);
}

function usual(kind: Kind): Repeat {
  if (kind === "weekly" || kind === "monthly") return kind;
  if (kind === "round" || kind === "one_on_one") return "weekly";
  return "none";
}
