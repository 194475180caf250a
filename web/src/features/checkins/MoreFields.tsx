import { today } from "../../lib/dates";
import { DatePick } from "../../ui/DatePick";
import { Field } from "../../ui/Field";
import { FormRow } from "../../ui/Form";
import { Select } from "../../ui/Select";
import { Slot } from "../../ui/slots";
import { type Status, statusIcon, statusWord } from "../../ui/status";
import { TextArea } from "../../ui/TextArea";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import type { Said } from "./said";

const callable: Status[] = ["on_track", "at_risk", "off_track", "achieved", "missed"];

export interface MoreFieldsProps {
  said: Said;
  set: (part: Partial<Said>) => void;
  error: unknown;
  keyResultId: string;
  /** The first day that may be spoken of. */
  from?: string;
}

/** What isn't needed every week: what blocks, what comes next, a day past, a status called by the owner. */
export function MoreFields({ said, set, error, keyResultId }: MoreFieldsProps) {
  const { t } = useWords();
  const statuses = [
    { value: "", label: t("checkins.statusByNumbers") },
    ...callable.map((s) => ({ value: s as string, label: `${statusIcon[s]} ${t(statusWord[s])}` })),
  ];
  return (
    <>
      <FormRow>
        <Field label={t("checkins.blockers")} pointer="/blockers" error={error}>
          <TextArea value={said.blockers} onChange={(blockers) => set({ blockers })} rows={2} />
          <Slot name="raiseProblem" keyResultId={keyResultId} words={said.blockers} />
        </Field>
        <Field label={t("checkins.next")} pointer="/next" error={error}>
          <TextArea value={said.next} onChange={(next) => set({ next })} rows={2} />
        </Field>
      </FormRow>
      <FormRow>
        <Field label={t("checkins.asOf")} hint={t("checkins.asOfHint")} pointer="/as_of" error={error}>
          <DatePick
            value={said.asOf || today()}
            max={today()}
            onChange={(asOf) => set({ asOf: pastOr(asOf) })}
          />
        </Field>
        <Field label={t("checkins.called")} hint={t("checkins.calledHint")} pointer="/status" error={error}>
          <Select value={said.status} options={statuses} onChange={(status) => set({ status })} />
        </Field>
      </FormRow>
      {said.status && (
        <Field label={t("checkins.reason")} pointer="/status_reason" error={error} required>
          <TextInput value={said.reason} onChange={(reason) => set({ reason })} />
        </Field>
      )}
    </>
  );
}

/** Today is what is meant where nothing is said, also when the draft is sent tomorrow. */
function pastOr(day: string): string {
  return day === today() ? "" : day;
}
