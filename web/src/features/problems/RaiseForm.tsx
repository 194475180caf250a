import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { newKey } from "../../api/client";
import { okrChanged } from "../../api/okr";
import { useDraft } from "../../lib/draft";
import { Button } from "../../ui/Button";
import { Combobox, type Option } from "../../ui/Combobox";
import { Drawer } from "../../ui/Drawer";
import { Field } from "../../ui/Field";
import { Form, FormRow } from "../../ui/Form";
import { MarkdownField } from "../../ui/MarkdownField";
import { heldBy, searchPlaces } from "../../ui/okrPlaces";
import { PersonPicker } from "../../ui/PersonPicker";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Select } from "../../ui/Select";
import { fieldOnly, useSending } from "../../ui/sending";
import { submitKeys } from "../../ui/submitKeys";
import { TextArea } from "../../ui/TextArea";
import { TextInput } from "../../ui/TextInput";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { deleteProblem, raiseProblem } from "./api";
import { SEVERITIES, type Severity, severitySign, severityWord } from "./views";

const shown = ["/title", "/detail", "/owner_id", "/severity", "/decider_id", "/question"];

interface Typed {
  title: string;
  detail: string;
  severity: Severity;
  place: Option | null;
  owner: Option | null;
  decider: Option | null;
  question: string;
}

export interface RaiseFormProps {
  /** What it holds up, where that is known already. */
  place?: Option;
  /** Whose it is where it holds up nothing. */
  team?: string;
  /** Where it is told of; anywhere where left out. */
  source?: "meeting";
  onClose: () => void;
  onRaised?: (id: string) => void;
}

/** A new problem: what it is and what it holds up; the rest has sensible answers already. */
export function RaiseForm({ place, team, source, onClose, onRaised }: RaiseFormProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const tell = useToast();
  const [key] = useState(newKey);
  const nothing: Typed = {
    title: "",
    detail: "",
    severity: "medium",
    place: place ?? null,
    owner: null,
    decider: null,
    question: "",
  };
  const draft = useDraft(`problem.raise.${place?.value ?? ""}`, nothing);
  const typed = draft.value;
  const set = (part: Partial<Typed>) => draft.set({ ...typed, ...part });
  const leave = () => {
    draft.done(nothing);
    onClose();
  };
  const sending = useSending(async () => {
    const held = heldBy(typed.place?.value ?? "");
    const raised = await raiseProblem(
      {
        title: typed.title,
        detail: typed.detail || undefined,
        severity: typed.severity,
        owner_id: typed.owner?.value,
        decider_id: typed.decider?.value,
        question: typed.question || undefined,
        team_id: typed.place ? undefined : team,
        source,
        ...held,
      },
      key,
    );
    tell({
      text: t("problems.raised", { title: raised.title }),
      undo: () => void deleteProblem(raised.id).finally(() => okrChanged(queries)),
    });
    leave();
    await okrChanged(queries);
    onRaised?.(raised.id);
  });
  return (
    <Drawer
      open
      keep
      title={t("problems.raise")}
      onClose={leave}
      actions={
        <>
          <Button onClick={leave}>{t("problems.cancel")}</Button>
          <Button look="main" busy={sending.busy} onClick={() => void sending.send()}>
            {t("problems.raise")}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => void sending.send()} onKeyDown={submitKeys(() => void sending.send())}>
        <ProblemNotice error={fieldOnly(sending.error, shown)} shown={shown} />
        <Field label={t("problems.what")} pointer="/title" error={sending.error} required>
          <TextInput value={typed.title} onChange={(title) => set({ title })} />
        </Field>
        <Field label={t("problems.holdsUp")} hint={t("problems.holdsUpHint")}>
          <Combobox
            clearable
            search={searchPlaces}
            value={typed.place}
            placeholder={t("problems.holdsUpNothing")}
            onChange={(to) => set({ place: to })}
          />
        </Field>
        <FormRow>
          <Field
            label={t("problems.severity")}
            hint={t(`problems.means.${typed.severity}`)}
            pointer="/severity"
            error={sending.error}
          >
            <Select
              value={typed.severity}
              options={SEVERITIES.map((s) => ({
                value: s,
                label: `${severitySign[s]} ${t(severityWord[s])}`,
              }))}
              onChange={(severity) => set({ severity })}
            />
          </Field>
          <Field
            label={t("problems.owner")}
            hint={t("problems.ownerHint")}
            pointer="/owner_id"
            error={sending.error}
          >
            <PersonPicker clearable value={typed.owner} onChange={(owner) => set({ owner })} />
          </Field>
        </FormRow>
        <Field label={t("problems.detail")} pointer="/detail" error={sending.error}>
          <MarkdownField value={typed.detail} onChange={(detail) => set({ detail })} rows={3} />
        </Field>
        <Field
          label={t("problems.decider")}
          hint={t("problems.deciderHint")}
          pointer="/decider_id"
          error={sending.error}
        >
          <PersonPicker clearable value={typed.decider} onChange={(decider) => set({ decider })} />
        </Field>
        {(typed.decider || typed.question) && (
          <Field label={t("problems.question")} pointer="/question" error={sending.error} required>
            <TextArea value={typed.question} onChange={(question) => set({ question })} rows={2} />
          </Field>
        )}
      </Form>
    </Drawer>
  );
}
