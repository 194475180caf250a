import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../api/can";
import { isStale } from "../../api/problem";
import { useDraft } from "../../lib/draft";
import { useOpened } from "../../lib/opened";
import { Button } from "../../ui/Button";
import { ConfirmButton } from "../../ui/ConfirmButton";
import { DatePick } from "../../ui/DatePick";
import { Drawer } from "../../ui/Drawer";
import { Field } from "../../ui/Field";
import { Form, FormRow } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Select } from "../../ui/Select";
import { TextInput } from "../../ui/TextInput";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import {
  type Cycle,
  type CycleBody,
  changeCycle,
  createCycle,
  deleteCycle,
  type PhaseDates,
  phases,
} from "./api";

export interface CycleFormProps {
  /** What is edited; null makes a new one. */
  cycle: Cycle | null;
  cycles: readonly Cycle[];
  onClose: () => void;
}

const none: PhaseDates = { drafting_on: "", running_on: "", scoring_on: "", closed_on: "" };
const shown = [
  "/name",
  "/starts_on",
  "/ends_on",
  "/parent_id",
  ...phases.map((phase) => `/phases/${phase}_on`),
];

/** Everything that is said of a cycle. */
export function CycleForm({ cycle, cycles, onClose }: CycleFormProps) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const [draftKey] = useState(cycle ? `cycle.${cycle.id}.${cycle.version}` : "cycle.new");
  const draft = useDraft<CycleBody>(draftKey, bodyOf(cycle));
  const body = draft.value;
  const set = (part: Partial<CycleBody>) => draft.set({ ...body, ...part });
  const setPhase = (key: keyof PhaseDates, on: string) => set({ phases: { ...body.phases, [key]: on } });
  const closed = cycle?.phase === "closed";
  const finish = async (words: string) => {
    draft.done();
    await queries.invalidateQueries({ queryKey: ["cycles"] });
    if (words) toast({ text: words });
    onClose();
  };
  const save = useMutation({
    mutationFn: () => (opened ? changeCycle(opened, changed(body, opened)) : createCycle(body)),
    onSuccess: (saved) => finish(cycle ? "" : t("cycles.templates.made", { name: saved.name })),
  });
  const opened: Cycle | null = useOpened(cycle, isStale(save.error));
  const error = save.error;
  return (
    <Drawer
      open
      title={t(cycle ? "cycles.form.edit" : "cycles.form.new")}
      onClose={onClose}
      actions={
        <>
          {cycle && can(cycle, "cycle.delete") && (
            <ConfirmButton
              look="danger"
              question={t("cycles.delete.question", { name: cycle.name })}
              consequences={t("cycles.delete.words")}
              verb={t("cycles.remove")}
              onConfirm={async () => {
                await deleteCycle(cycle.id);
                await finish(t("cycles.delete.done", { name: cycle.name }));
              }}
            >
              {t("cycles.remove")}
            </ConfirmButton>
          )}
          <Button look="main" type="submit" form="cycle-form" busy={save.isPending} disabled={closed}>
            {t(cycle ? "cycles.form.save" : "cycles.form.create")}
          </Button>
        </>
      }
    >
      <Form id="cycle-form" onSubmit={() => save.mutate()}>
        {closed && <p className="soft">{t("cycles.form.closed")}</p>}
        {draft.restoredFrom && <p className="soft small">{t("cycles.form.restored")}</p>}
        <ProblemNotice error={error} shown={shown} />
        <Field label={t("cycles.form.name")} pointer="/name" error={error} required>
          <TextInput value={body.name} onChange={(name) => set({ name })} maxLength={60} disabled={closed} />
        </Field>
        <FormRow>
          <Field label={t("cycles.form.starts")} pointer="/starts_on" error={error} required>
            <DatePick value={body.starts_on} onChange={(starts_on) => set({ starts_on })} disabled={closed} />
          </Field>
          <Field label={t("cycles.form.ends")} pointer="/ends_on" error={error} required>
            <DatePick value={body.ends_on} onChange={(ends_on) => set({ ends_on })} disabled={closed} />
          </Field>
        </FormRow>
        <Field
          label={t("cycles.form.parent")}
          hint={t("cycles.form.parentHint")}
          pointer="/parent_id"
          error={error}
        >
          <Select
            value={body.parent_id}
            onChange={(parent_id) => set({ parent_id })}
            disabled={closed}
            options={[
              { value: "", label: t("cycles.form.noParent") },
              ...cycles.filter((c) => c.id !== cycle?.id).map((c) => ({ value: c.id, label: c.name })),
            ]}
          />
        </Field>
        <h3>{t("cycles.form.phases")}</h3>
        <p className="soft small">
          {t("cycles.form.phasesHint")} {!cycle && t("cycles.form.suggested")}
        </p>
        <FormRow>
          {phases.map((phase) => (
            <Field
              key={phase}
              label={t(`cycles.phase.${phase}`)}
              hint={t(`cycles.does.${phase}`)}
              pointer={`/phases/${phase}_on`}
              error={error}
            >
              <DatePick
                value={body.phases[`${phase}_on`] ?? ""}
                onChange={(on) => setPhase(`${phase}_on`, on)}
                disabled={closed}
              />
            </Field>
          ))}
        </FormRow>
      </Form>
    </Drawer>
  );
}

function bodyOf(cycle: Cycle | null): CycleBody {
  if (!cycle) return { name: "", starts_on: "", ends_on: "", parent_id: "", phases: none };
  const { name, starts_on, ends_on, parent_id = "", phases: dates } = cycle;
  return { name, starts_on, ends_on, parent_id, phases: dates };
}

/** Only the phase dates that somebody touched, so that suggested ones follow a changed span. */
function changed(body: CycleBody, cycle: Cycle): CycleBody {
  const touched = Object.entries(body.phases).filter(
    ([key, on]) => on !== cycle.phases[key as keyof PhaseDates],
  );
  return { ...body, phases: Object.fromEntries(touched) };
}
