import { useState } from "react";
import { newKey } from "../../api/client";
import { useDraft } from "../../lib/draft";
import { Button } from "../../ui/Button";
import { Combobox, type Option } from "../../ui/Combobox";
import { Drawer } from "../../ui/Drawer";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { MarkdownField } from "../../ui/MarkdownField";
import { useMe } from "../../ui/me";
import { heldBy, searchPlaces } from "../../ui/okrPlaces";
import { type ChosenPerson, PeopleField } from "../../ui/PeopleField";
import { PersonPicker } from "../../ui/PersonPicker";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Select } from "../../ui/Select";
import { fieldOnly, useSending } from "../../ui/sending";
import { submitKeys } from "../../ui/submitKeys";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { type FeedbackRequest, give, VISIBILITIES, type Visibility } from "./api";
import { useFeedback } from "./useFeedback";

export type GivenKind = "feedback" | "recognition";

const shown = ["/person_ids", "/body", "/visibility"];

interface Typed {
  people: ChosenPerson[];
  place: Option | null;
  words: string;
  visibility: Visibility;
}

const nothing: Typed = { people: [], place: null, words: "", visibility: "private" };

export interface GiveFormProps {
  kind: GivenKind;
  /** The request that it answers: then whom it is to is known. */
  answers?: FeedbackRequest;
  /** Whom it is to, to begin with. */
  to?: ChosenPerson;
  onClose: () => void;
}

/** Feedback to one person, thanks to one or several, or the answer to a request. */
export function GiveForm({ kind, answers, to, onClose }: GiveFormProps) {
  const { t } = useWords();
  const me = useMe();
  const tell = useToast();
  const { changed, remove } = useFeedback();
  const [key] = useState(newKey);
  const blank = to ? { ...nothing, people: [to] } : nothing;
  const draft = useDraft<Typed>(`feedback.${kind}.${answers?.id ?? to?.value ?? ""}`, blank);
  const typed = draft.value;
  const set = (part: Partial<Typed>) => draft.set({ ...typed, ...part });
  const leave = () => {
    draft.done(blank);
    onClose();
  };
  const sending = useSending(async () => {
    const given = await give(
      {
        kind,
        person_ids: answers ? undefined : typed.people.map((person) => person.value),
        body: typed.words,
        visibility: kind === "recognition" ? undefined : typed.visibility,
        request_id: answers?.id,
        ...heldBy(typed.place?.value ?? ""),
      },
      key,
    );
    tell({ text: t(`feedback.given.${kind}`), undo: answers ? undefined : () => remove(given) });
    leave();
    await changed();
  });
  const title = answers ? t("feedback.answerTo", { name: answers.asker_name }) : t(`feedback.new.${kind}`);
  return (
    <Drawer
      open
      keep
      title={title}
      onClose={leave}
      actions={
        <>
          <Button onClick={leave}>{t("feedback.cancel")}</Button>
          <Button look="main" busy={sending.busy} onClick={() => void sending.send()}>
            {t(`feedback.send.${kind}`)}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => void sending.send()} onKeyDown={submitKeys(() => void sending.send())}>
        <ProblemNotice error={fieldOnly(sending.error, shown)} shown={shown} />
        {answers && <blockquote className="soft">{answers.question}</blockquote>}
        {!answers && (
          <To
            kind={kind}
            people={typed.people}
            except={me.id}
            error={sending.error}
            onChange={(people) => set({ people })}
          />
        )}
        <Field
          label={t("feedback.words")}
          hint={t(`feedback.wordsHint.${kind}`)}
          pointer="/body"
          error={sending.error}
          required
        >
          <MarkdownField value={typed.words} onChange={(words) => set({ words })} rows={5} />
        </Field>
        <Field label={t("feedback.about")} hint={t("feedback.aboutHint")}>
          <Combobox
            clearable
            search={searchPlaces}
            value={typed.place}
            placeholder={t("feedback.aboutNothing")}
            onChange={(place) => set({ place })}
          />
        </Field>
        {kind === "feedback" ? (
          <Field
            label={t("feedback.whoReads")}
            hint={t(`feedback.means.${typed.visibility}`)}
            pointer="/visibility"
            error={sending.error}
          >
            <Select
              value={typed.visibility}
              options={VISIBILITIES.map((value) => ({ value, label: t(`feedback.visibility.${value}`) }))}
              onChange={(visibility) => set({ visibility })}
            />
          </Field>
        ) : (
          <p className="soft">{t("feedback.publicNote")}</p>
        )}
      </Form>
    </Drawer>
  );
}

interface ToProps {
  kind: GivenKind;
  people: ChosenPerson[];
  except: string;
  error: unknown;
  onChange: (people: ChosenPerson[]) => void;
}

function To({ kind, people, except, error, onChange }: ToProps) {
  const { t } = useWords();
  if (kind === "recognition") {
    return (
      <PeopleField
        label={t("feedback.toWhom")}
        people={people}
        except={except}
        onChange={onChange}
        removeWords={(name) => t("feedback.takeAway", { name })}
        pointer="/person_ids"
        error={error}
      />
    );
  }
  return (
    <Field label={t("feedback.toWhom")} pointer="/person_ids" error={error} required>
      <PersonPicker
        value={people[0] ?? null}
        onChange={(person) => onChange(person ? [{ value: person.value, label: person.label }] : [])}
      />
    </Field>
  );
}
