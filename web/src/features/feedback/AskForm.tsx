import { useState } from "react";
import { newKey } from "../../api/client";
import { useDraft } from "../../lib/draft";
import { Button } from "../../ui/Button";
import { Combobox, type Option } from "../../ui/Combobox";
import { Drawer } from "../../ui/Drawer";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { useMe } from "../../ui/me";
import { heldBy, searchPlaces } from "../../ui/okrPlaces";
import { type ChosenPerson, PeopleField } from "../../ui/PeopleField";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { submitKeys } from "../../ui/submitKeys";
import { TextArea } from "../../ui/TextArea";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { ask } from "./api";
import { useFeedback } from "./useFeedback";

const shown = ["/person_ids", "/question"];

interface Typed {
  people: ChosenPerson[];
  place: Option | null;
  question: string;
}

const nothing: Typed = { people: [], place: null, question: "" };

/** Asks people for feedback on oneself: a request to each. */
export function AskForm({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const me = useMe();
  const tell = useToast();
  const { changed } = useFeedback();
  const [key] = useState(newKey);
  const draft = useDraft<Typed>("feedback.ask", nothing);
  const typed = draft.value;
  const set = (part: Partial<Typed>) => draft.set({ ...typed, ...part });
  const leave = () => {
    draft.done(nothing);
    onClose();
  };
  const sending = useSending(async () => {
    await ask(
      {
        person_ids: typed.people.map((person) => person.value),
        question: typed.question,
        ...heldBy(typed.place?.value ?? ""),
      },
      key,
    );
    tell({ text: t("feedback.askedOf", { count: typed.people.length }) });
    leave();
    await changed();
  });
  return (
    <Drawer
      open
      keep
      title={t("feedback.ask")}
      onClose={leave}
      actions={
        <>
          <Button onClick={leave}>{t("feedback.cancel")}</Button>
          <Button look="main" busy={sending.busy} onClick={() => void sending.send()}>
            {t("feedback.askSend")}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => void sending.send()} onKeyDown={submitKeys(() => void sending.send())}>
        <ProblemNotice error={fieldOnly(sending.error, shown)} shown={shown} />
        <PeopleField
          label={t("feedback.askWhom")}
          hint={t("feedback.askWhomHint")}
          people={typed.people}
          except={me.id}
          onChange={(people) => set({ people })}
          removeWords={(name) => t("feedback.takeAway", { name })}
          pointer="/person_ids"
          error={sending.error}
        />
        <Field
          label={t("feedback.question")}
          hint={t("feedback.questionHint")}
          pointer="/question"
          error={sending.error}
          required
        >
          <TextArea value={typed.question} onChange={(question) => set({ question })} rows={3} />
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
      </Form>
    </Drawer>
  );
}
