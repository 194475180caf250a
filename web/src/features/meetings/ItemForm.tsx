import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { newKey } from "../../api/client";
import { okrChanged } from "../../api/okr";
import { addDays, today } from "../../lib/dates";
import { useDraft } from "../../lib/draft";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Combobox, type Option } from "../../ui/Combobox";
import { DatePick } from "../../ui/DatePick";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form, FormRow } from "../../ui/Form";
import { PersonPicker } from "../../ui/PersonPicker";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { submitKeys } from "../../ui/submitKeys";
import { TextArea } from "../../ui/TextArea";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { eraseItem, type Meeting, recordItem, searchResults } from "./api";

/** What a decision or follow-up is about, where it was noted from. */
export interface About {
  title: string;
  key_result_id?: string;
  problem_id?: string;
}

const shown = ["/words", "/person_id", "/due_on", "/key_result_id"];

interface ItemFormProps {
  meeting: Meeting;
  kind: "decision" | "follow_up";
  about?: About;
  onClose: () => void;
}

interface Typed {
  words: string;
  person: Option | null;
  due: string;
  asAction: boolean;
}

/** A decision, or a follow-up with one responsible person and a day. */
export function ItemForm({ meeting, kind, about, onClose }: ItemFormProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const tell = useToast();
  const [key] = useState(newKey);
  const known = about?.key_result_id ?? about?.problem_id ?? "";
  const [result, setResult] = useState<Option | null>(
    about?.key_result_id ? { value: about.key_result_id, label: about.title } : null,
  );
  const nothing: Typed = { words: "", person: null, due: addDays(today(), 7), asAction: false };
  const draft = useDraft<Typed>(`meeting.${meeting.id}.${kind}.${known}`, nothing);
  const typed = draft.value;
  const set = (part: Partial<Typed>) => draft.set({ ...typed, ...part });
  const follow = kind === "follow_up";
  const leave = () => {
    draft.done(nothing);
    onClose();
  };
  const sending = useSending(async () => {
    const made = await recordItem(
      meeting.id,
      {
        kind,
        words: typed.words,
        section_id: meeting.section_id,
        person_id: follow ? typed.person?.value : undefined,
        due_on: follow ? typed.due || undefined : undefined,
        problem_id: follow ? undefined : about?.problem_id,
        key_result_id: result?.value,
        as_action: (follow && typed.asAction) || undefined,
      },
      key,
    );
    leave();
    tell({
      text: t("meetings.items.recorded"),
      undo: made.action_id ? undefined : () => void eraseItem(made.id).finally(() => okrChanged(queries)),
    });
    await okrChanged(queries);
  });
  return (
    <Dialog
      open
      keep={typed.words !== ""}
      title={t(follow ? "meetings.items.followUp" : "meetings.items.decision")}
      onClose={leave}
      actions={
        <>
          <Button onClick={leave}>{t("meetings.items.cancel")}</Button>
          <Button look="main" busy={sending.busy} onClick={() => void sending.send()}>
            {t("meetings.items.save")}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => void sending.send()} onKeyDown={submitKeys(() => void sending.send())}>
        <ProblemNotice error={fieldOnly(sending.error, shown)} shown={shown} />
        {about && <p className="soft small">{about.title}</p>}
        <Field
          label={t(follow ? "meetings.items.task" : "meetings.items.words")}
          pointer="/words"
          error={sending.error}
          required
        >
          <TextArea value={typed.words} onChange={(words) => set({ words })} rows={2} />
        </Field>
        {follow && (
          <FormRow>
            <Field label={t("meetings.items.person")} pointer="/person_id" error={sending.error} required>
              <PersonPicker value={typed.person} onChange={(person) => set({ person })} />
            </Field>
            <Field label={t("meetings.items.due")} pointer="/due_on" error={sending.error} required>
              <DatePick value={typed.due} onChange={(due) => set({ due })} />
            </Field>
          </FormRow>
        )}
        {!about && (
          <Field
            label={t("meetings.items.about")}
            hint={t("meetings.items.aboutHint")}
            pointer="/key_result_id"
            error={sending.error}
          >
            <Combobox clearable search={searchResults} value={result} onChange={setResult} />
          </Field>
        )}
        {follow && result && (
          <Checkbox checked={typed.asAction} onChange={(asAction) => set({ asAction })}>
            {t("meetings.items.asAction")}
          </Checkbox>
        )}
      </Form>
    </Dialog>
  );
}
