import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../api/can";
import { isStale } from "../../api/problem";
import { useDraft } from "../../lib/draft";
import { useOpened } from "../../lib/opened";
import { Button } from "../../ui/Button";
import type { Option } from "../../ui/Combobox";
import { ConfirmButton } from "../../ui/ConfirmButton";
import { Field } from "../../ui/Field";
import { Form, FormActions, FormRow } from "../../ui/Form";
import { MarkdownField } from "../../ui/MarkdownField";
import { PersonPicker } from "../../ui/PersonPicker";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Select } from "../../ui/Select";
import { TextInput } from "../../ui/TextInput";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { changeTheme, deleteTheme, setTheme, type Theme } from "./api";

export interface ThemeFormProps {
  /** What is edited; null makes a new one. */
  theme: Theme | null;
  /** The cycle that a new theme begins with. */
  cycle?: string;
  cycles: readonly { id: string; name: string }[];
  onClose: () => void;
}

interface Typed {
  title: string;
  target: string;
  description: string;
  cycle_id: string;
  owner: Option | null;
}

/** Everything that is said of a theme. Mod+Enter keeps it, Escape leaves it. */
export function ThemeForm({ theme, cycle = "", cycles, onClose }: ThemeFormProps) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const [draftKey] = useState(theme ? `theme.${theme.id}.${theme.version}` : "theme.new");
  const draft = useDraft<Typed>(draftKey, typedOf(theme, cycle));
  const { value } = draft;
  const set = (part: Partial<Typed>) => draft.set({ ...value, ...part });
  const refresh = () => queries.invalidateQueries({ queryKey: ["themes"] });
  const save = useMutation({
    mutationFn: () => {
      const { owner, ...rest } = value;
      const body = { ...rest, owner_id: owner?.value ?? "" };
      return opened ? changeTheme(opened, body) : setTheme(body);
    },
    onSuccess: async () => {
      draft.done();
      await refresh();
      onClose();
    },
    onError: (error) => {
      if (isStale(error)) void refresh();
    },
  });
  const opened: Theme | null = useOpened(theme, isStale(save.error));
  const leave = () => {
    draft.done();
    onClose();
  };
  return (
    <Form
      onSubmit={() => save.mutate()}
      onKeyDown={(event) => {
        if ((event.target as Element).closest("dialog")) return; // the question whether to delete
        if (event.key === "Escape" && !event.defaultPrevented) leave();
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save.mutate();
      }}
    >
      <ProblemNotice
        error={save.error}
        shown={["/title", "/target", "/description", "/cycle_id", "/owner_id"]}
      />
      <Field label={t("themes.name")} pointer="/title" error={save.error} required>
        <TextInput
          value={value.title}
          onChange={(title) => set({ title })}
          maxLength={120}
          placeholder={t("themes.namePlaceholder")}
          autoFocus
        />
      </Field>
      <Field label={t("themes.target")} hint={t("themes.targetHint")} pointer="/target" error={save.error}>
        <TextInput value={value.target} onChange={(target) => set({ target })} maxLength={500} />
      </Field>
      <FormRow>
        <Field label={t("themes.cycle")} hint={t("themes.cycleHint")} pointer="/cycle_id" error={save.error}>
          <Select
            value={value.cycle_id}
            onChange={(cycle_id) => set({ cycle_id })}
            options={[
              { value: "", label: t("themes.always") },
              ...cycles.map((c) => ({ value: c.id, label: c.name })),
            ]}
          />
        </Field>
        <Field label={t("themes.owner")} pointer="/owner_id" error={save.error}>
          <PersonPicker value={value.owner} onChange={(owner) => set({ owner })} clearable />
        </Field>
      </FormRow>
      <Field
        label={t("themes.description")}
        hint={t("themes.descriptionHint")}
        pointer="/description"
        error={save.error}
      >
        <MarkdownField value={value.description} onChange={(description) => set({ description })} />
      </Field>
      <FormActions>
        <Button look="main" type="submit" busy={save.isPending}>
          {t("themes.save")}
        </Button>
        <Button onClick={leave}>{t("themes.cancel")}</Button>
        {theme && can(theme, "theme.delete") && (
          <ConfirmButton
            look="danger"
            question={t("themes.deleteQuestion", { title: theme.title })}
            consequences={t("themes.deleteWords")}
            verb={t("themes.delete")}
            onConfirm={async () => {
              await deleteTheme(theme.id);
              draft.done();
              await refresh();
              toast({ text: t("themes.deleteDone", { title: theme.title }) });
              onClose();
            }}
          >
            {t("themes.delete")}
          </ConfirmButton>
        )}
      </FormActions>
    </Form>
  );
}

function typedOf(theme: Theme | null, cycle: string): Typed {
  return {
    title: theme?.title ?? "",
    target: theme?.target ?? "",
    description: theme?.description ?? "",
    cycle_id: theme ? (theme.cycle_id ?? "") : cycle,
    owner: theme?.owner_id ? { value: theme.owner_id, label: theme.owner_name ?? "" } : null,
  };
}
