import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Objective, okrChanged } from "../../../api/okr";
import { isStale } from "../../../api/problem";
import { useDraft } from "../../../lib/draft";
import { useOpened } from "../../../lib/opened";
import { readNumber } from "../../../lib/typed";
import { Button } from "../../../ui/Button";
import { Checkbox } from "../../../ui/Checkbox";
import type { Option } from "../../../ui/Combobox";
import { Dialog } from "../../../ui/Dialog";
import { Field } from "../../../ui/Field";
import { Form, FormRow } from "../../../ui/Form";
import { MarkdownField } from "../../../ui/MarkdownField";
import { NumberInput } from "../../../ui/NumberInput";
import { type ChosenPerson, PeopleField } from "../../../ui/PeopleField";
import { PersonPicker } from "../../../ui/PersonPicker";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { Select } from "../../../ui/Select";
import { TextArea } from "../../../ui/TextArea";
import { TextInput } from "../../../ui/TextInput";
import { WordingHints } from "../../../ui/WordingHints";
import { useWords } from "../../../ui/words";
import { themeTitlesQuery } from "../api";
import { type ChangeBody, changeObjective } from "./api";
import styles from "./Detail.module.css";

interface Fields {
  title: string;
  description: string;
  owner: Option | null;
  kind: "committed" | "aspirational";
  visibility: "everyone" | "team" | "listed";
  shared: ChosenPerson[];
  weight: string;
  themes: string[];
  reason: string;
}

const fieldsOf = (o: Objective): Fields => ({
  title: o.title,
  description: o.description ?? "",
  owner: o.owner_id ? { value: o.owner_id, label: o.owner_name ?? "" } : null,
  kind: o.kind as Fields["kind"],
  visibility: o.visibility as Fields["visibility"],
  shared: o.shared_with.map((id, i) => ({ value: id, label: o.shared_names[i] ?? "" })),
  weight: o.weight ?? "",
  themes: o.theme_ids,
  reason: "",
});

const idsOf = (people: ChosenPerson[]) => people.map((p) => p.value);

/** Only what was changed is sent, so that nothing else becomes a revision. */
function changes(from: Fields, to: Fields): ChangeBody {
  const weight = to.weight.trim() ? (readNumber(to.weight)?.value ?? to.weight) : "";
  return {
    ...(to.title.trim() !== from.title && { title: to.title.trim() }),
    ...(to.description !== from.description && { description: to.description }),
    ...(to.owner?.value !== from.owner?.value && to.owner && { owner_id: to.owner.value }),
    ...(to.kind !== from.kind && { kind: to.kind }),
    ...(to.visibility !== from.visibility && { visibility: to.visibility }),
    ...(idsOf(to.shared).join() !== idsOf(from.shared).join() && { shared_with: idsOf(to.shared) }),
    ...(weight !== from.weight && { weight }),
    ...(to.themes.join() !== from.themes.join() && { theme_ids: to.themes }),
    ...(to.reason.trim() && { reason: to.reason.trim() }),
  };
}

/** The words, owner, kind, themes and visibility of an objective; a revision with a reason once it is active. */
export function EditObjective({ objective, onClose }: { objective: Objective; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const themes = useQuery(themeTitlesQuery());
  const [start] = useState(() => fieldsOf(objective));
  const draft = useDraft<Fields>(`objective.${objective.id}`, start);
  const form = draft.value;
  const set = (part: Partial<Fields>) => draft.set({ ...form, ...part });
  const revising = objective.change_rule === "by_revision";
  const save = useMutation({
    mutationFn: async () => {
      const body = changes(start, form);
      return Object.keys(body).length > 0 ? changeObjective(opened, body) : objective;
    },
    onSuccess: async () => {
      draft.done(start);
      await okrChanged(queries);
      onClose();
    },
    onError: (error) => {
      if (isStale(error)) void okrChanged(queries);
    },
  });
  const opened: Objective = useOpened(objective, isStale(save.error));
  const field = { error: save.error };
  return (
    <Dialog
      open
      look="side"
      keep={JSON.stringify(form) !== JSON.stringify(start)}
      title={t("objectives.detail.editTitle")}
      onClose={onClose}
      actions={
        <>
          <Button
            onClick={() => {
              draft.done(start);
              onClose();
            }}
          >
            {t("objectives.edit.cancel")}
          </Button>
          <Button look="main" busy={save.isPending} onClick={() => save.mutate()}>
            {t(revising ? "objectives.edit.saveRevision" : "objectives.edit.save")}
          </Button>
        </>
      }
    >
      {draft.restoredFrom && <p className="soft small">{t("objectives.edit.restored")}</p>}
      <ProblemNotice
        error={save.error}
        shown={["/title", "/description", "/owner_id", "/weight", "/shared_with", "/reason"]}
      />
      {isStale(save.error) && <p>{t("objectives.edit.stale")}</p>}
      <Form onSubmit={() => save.mutate()}>
        <Field label={t("objectives.detail.title")} pointer="/title" {...field} required>
          <TextInput value={form.title} onChange={(title) => set({ title })} />
        </Field>
        <WordingHints text={form.title} kind="objective" onTake={(title) => set({ title })} />
        <Field label={t("objectives.detail.description")} pointer="/description" {...field}>
          <MarkdownField value={form.description} onChange={(description) => set({ description })} />
        </Field>
        <Field
          label={t("objectives.detail.kind")}
          hint={t(
            form.kind === "committed"
              ? "objectives.detail.committedHint"
              : "objectives.detail.aspirationalHint",
          )}
        >
          <Select
            value={form.kind}
            onChange={(kind) => set({ kind })}
            options={[
              { value: "committed", label: t("objectives.list.kind.committed") },
              { value: "aspirational", label: t("objectives.list.kind.aspirational") },
            ]}
          />
        </Field>
        <FormRow>
          {form.owner && (
            <Field label={t("objectives.detail.owner")} pointer="/owner_id" {...field}>
              <PersonPicker value={form.owner} onChange={(owner) => owner && set({ owner })} />
            </Field>
          )}
          <Field
            label={t("objectives.edit.weight")}
            hint={t("objectives.detail.weightHint")}
            pointer="/weight"
            {...field}
          >
            <NumberInput value={form.weight} onChange={(weight) => set({ weight })} unit="%" />
          </Field>
          <Field label={t("objectives.detail.visibility")}>
            <Select
              value={form.visibility}
              onChange={(visibility) => set({ visibility })}
              options={[
                { value: "everyone", label: t("objectives.detail.visible.everyone") },
                { value: "team", label: t("objectives.detail.visible.team") },
                { value: "listed", label: t("objectives.detail.visible.listed") },
              ]}
            />
          </Field>
        </FormRow>
        {form.visibility === "listed" && (
          <PeopleField
            label={t("objectives.detail.listed")}
            hint={t("objectives.detail.listedHint")}
            placeholder={t("objectives.detail.listedAdd")}
            people={form.shared}
            onChange={(shared) => set({ shared })}
            removeWords={(name) => t("objectives.detail.listedRemove", { name })}
            pointer="/shared_with"
            {...field}
          />
        )}
        {(themes.data?.length ?? 0) > 0 && (
          <fieldset className={styles.themes}>
            <legend>{t("objectives.detail.themes")}</legend>
            {themes.data?.map((theme) => (
              <Checkbox
                key={theme.id}
                checked={form.themes.includes(theme.id)}
                onChange={(on) =>
                  set({
                    themes: on ? [...form.themes, theme.id] : form.themes.filter((id) => id !== theme.id),
                  })
                }
              >
                {theme.title}
              </Checkbox>
            ))}
          </fieldset>
        )}
        {revising && (
          <Field
            label={t("objectives.edit.reason")}
            hint={t("objectives.edit.reasonHint")}
            pointer="/reason"
            {...field}
          >
            <TextArea value={form.reason} onChange={(reason) => set({ reason })} rows={2} />
          </Field>
        )}
      </Form>
    </Dialog>
  );
}
