import { DatePick } from "../../ui/DatePick";
import { Field } from "../../ui/Field";
import { Form, FormRow } from "../../ui/Form";
import { NumberInput } from "../../ui/NumberInput";
import { type ChosenPerson, PeopleField } from "../../ui/PeopleField";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Select } from "../../ui/Select";
import { fieldOnly } from "../../ui/sending";
import { submitKeys } from "../../ui/submitKeys";
import { TextInput } from "../../ui/TextInput";
import { TimePick } from "../../ui/TimePick";
import { useWords } from "../../ui/words";
import { AgendaField } from "./AgendaField";
import type { Meeting, Series, Spec } from "./api";
import { REPEATS, type Repeat } from "./words";

const shown = ["/title", "/starts_on", "/at", "/minutes", "/people_ids", "/sections", "/ends_on", "/cadence"];

/** How a series recurs; "other" is what the form has no word for and leaves as it is. */
type Recurs = Exclude<Repeat, "none"> | "other";

export interface Edited {
  title: string;
  day: string;
  at: string;
  minutes: string;
  place: string;
  people: ChosenPerson[];
  agenda: Spec[];
  repeat: Recurs;
  endsOn: string;
}

/** What there is to edit of a meeting, or of its series. */
export function editedOf(meeting: Meeting, series?: Series): Edited {
  const from = series ?? meeting;
  const names = new Map((meeting.people ?? []).map((p) => [p.id, p.name]));
  const kind = series?.cadence?.kind as Recurs | undefined;
  const plain =
    kind === "weekly" || kind === "biweekly" || (kind === "monthly" && series?.cadence.day === "last");
  return {
    title: from.title,
    day: meeting.starts_on,
    at: from.at,
    minutes: String(from.minutes),
    place: from.place ?? "",
    people: from.people_ids.map((id) => ({ value: id, label: names.get(id) ?? "…" })),
    agenda: [...from.plan],
    repeat: kind && plain ? kind : "other",
    endsOn: series?.ends_on ?? "",
  };
}

interface EditFieldsProps {
  value: Edited;
  series: boolean;
  timeless?: boolean;
  /** Of a one-on-one, whose people stay. */
  fixed?: boolean;
  error: unknown;
  onChange: (value: Edited) => void;
  onSubmit: () => void;
}

export function EditFields({ value, series, timeless, fixed, error, onChange, onSubmit }: EditFieldsProps) {
  const { t } = useWords();
  const set = (part: Partial<Edited>) => onChange({ ...value, ...part });
  return (
    <Form onSubmit={onSubmit} onKeyDown={submitKeys(onSubmit)}>
      <ProblemNotice error={fieldOnly(error, shown)} shown={shown} />
      {series && <p className="soft small">{t("meetings.edit.seriesHint")}</p>}
      <Field label={t("meetings.form.name")} pointer="/title" error={error} required>
        <TextInput value={value.title} onChange={(title) => set({ title })} />
      </Field>
      <FormRow>
        {!series && (
          <Field label={t("meetings.form.day")} pointer="/starts_on" error={error} required>
            <DatePick value={value.day} onChange={(day) => set({ day })} />
          </Field>
        )}
        <Field label={t("meetings.form.time")} pointer="/at" error={error} required>
          <TimePick value={value.at} onChange={(at) => set({ at })} />
        </Field>
        <Field label={t("meetings.form.minutes")} pointer="/minutes" error={error} required>
          <NumberInput value={value.minutes} precision={0} onChange={(minutes) => set({ minutes })} />
        </Field>
      </FormRow>
      {series && (
        <FormRow>
          <Field label={t("meetings.repeats")} pointer="/cadence" error={error}>
            <Select
              value={value.repeat}
              options={[
                ...REPEATS.filter((r) => r !== "none").map((r) => ({
                  value: r as Recurs,
                  label: t(`meetings.repeat.${r}`),
                })),
                ...(value.repeat === "other"
                  ? [{ value: "other" as const, label: t("meetings.edit.other") }]
                  : []),
              ]}
              onChange={(repeat) => set({ repeat })}
            />
          </Field>
          <Field
            label={t("meetings.edit.endsOn")}
            hint={t("meetings.edit.endsHint")}
            pointer="/ends_on"
            error={error}
          >
            <DatePick value={value.endsOn} onChange={(endsOn) => set({ endsOn })} />
          </Field>
        </FormRow>
      )}
      <Field label={t("meetings.form.place")}>
        <TextInput value={value.place} onChange={(place) => set({ place })} />
      </Field>
      {!fixed && (
        <PeopleField
          label={t("meetings.form.people")}
          people={value.people}
          onChange={(people) => set({ people })}
          removeWords={(name) => t("meetings.form.remove", { name })}
          pointer="/people_ids"
          error={error}
        />
      )}
      <AgendaField
        timeless={timeless}
        sections={value.agenda}
        onChange={(agenda) => set({ agenda })}
        error={error}
      />
    </Form>
  );
}
