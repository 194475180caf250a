import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { DatePick } from "../../ui/DatePick";
import { Field } from "../../ui/Field";
import { Form, FormActions, FormRow } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { PopulationField } from "../../ui/population/PopulationField";
import { EVERYBODY, placesOf as placesOfPopulation, planOf } from "../../ui/population/population";
import { fieldOnly, useSending } from "../../ui/sending";
import { submitKeys } from "../../ui/submitKeys";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import type { Evaluation, Plan, Reviewer } from "./api";
import styles from "./Evaluations.module.css";
import { GroupError } from "./GroupError";
import { LevelsField } from "./LevelsField";
import { PartsField } from "./PartsField";
import { formOf, partsOf, placesOf, REVIEWERS, type Typed, typedOf } from "./plan";
import { apartQuery } from "./settling";

interface PlanFormProps {
  evaluation?: Evaluation;
  onSave: (plan: Plan) => Promise<unknown>;
  onCancel: () => void;
}

/** Period, people, weighted sections, scale and reviewers of an evaluation. */
export function PlanForm({ evaluation, onSave, onCancel }: PlanFormProps) {
  const { t } = useWords();
  const [title, setTitle] = useState(evaluation?.title ?? "");
  const [from, setFrom] = useState(evaluation?.starts_on ?? "");
  const [until, setUntil] = useState(evaluation?.ends_on ?? "");
  const [due, setDue] = useState(evaluation?.due_on ?? "");
  const [population, setPopulation] = useState(evaluation?.population ?? EVERYBODY);
  const [typed, setTyped] = useState<Typed>(() =>
    typedOf(
      evaluation?.form,
      ["1", "2", "3", "4", "5"].map((n) => t(`evaluations.level.${n}`)),
    ),
  );
  const apart = useQuery(apartQuery).data ?? false;
  const parts = typed.parts.map((part) => (apart && part.section === "okr" ? { ...part, on: false } : part));
  const sending = useSending(() =>
    onSave({
      title,
      starts_on: from,
      ends_on: until,
      due_on: due,
      population: planOf(population),
      form: formOf({ ...typed, parts }),
    }),
  );
  const error = sending.error;
  const shown = ["/title", "/starts_on", "/ends_on", "/due_on"].concat(
    placesOfPopulation(population, "/population"),
    placesOf({ ...typed, parts }),
  );
  const take = (kind: Reviewer, on: boolean) =>
    setTyped({
      ...typed,
      reviewers: on ? [...typed.reviewers, kind] : typed.reviewers.filter((one) => one !== kind),
    });
  return (
    <Form onSubmit={() => void sending.send()} onKeyDown={submitKeys(() => void sending.send())}>
      <ProblemNotice error={fieldOnly(error, shown)} shown={shown} />
      <Field label={t("evaluations.name")} pointer="/title" error={error} required>
        <TextInput value={title} onChange={setTitle} placeholder={t("evaluations.namePlaceholder")} />
      </Field>
      <FormRow>
        <Field
          label={t("evaluations.from")}
          hint={t("evaluations.periodHint")}
          pointer="/starts_on"
          error={error}
          required
        >
          <DatePick value={from} onChange={setFrom} />
        </Field>
        <Field label={t("evaluations.until")} pointer="/ends_on" error={error} required>
          <DatePick value={until} onChange={setUntil} />
        </Field>
        <Field label={t("evaluations.dueOn")} pointer="/due_on" error={error} required>
          <DatePick value={due} onChange={setDue} />
        </Field>
      </FormRow>
      <PopulationField value={population} onChange={setPopulation} pointer="/population" error={error} />
      <PartsField
        parts={parts}
        apart={apart}
        places={partsOf({ ...typed, parts })}
        error={error}
        onChange={(parts) => setTyped({ ...typed, parts })}
      />
      <LevelsField
        levels={typed.levels}
        error={error}
        onChange={(levels) => setTyped({ ...typed, levels })}
      />
      <fieldset className={styles.group}>
        <legend>{t("evaluations.reviewers")}</legend>
        <p className="soft small">{t("evaluations.reviewersHint")}</p>
        <div className={styles.checks}>
          {REVIEWERS.map((kind) => (
            <Checkbox
              key={kind}
              checked={typed.reviewers.includes(kind)}
              disabled={kind === "manager"}
              onChange={(on) => take(kind, on)}
            >
              {t(`evaluations.by.${kind}`)}
            </Checkbox>
          ))}
        </div>
        <GroupError error={error} pointer="/form/reviewers" />
      </fieldset>
      <FormActions>
        <Button onClick={onCancel}>{t("evaluations.cancel")}</Button>
        <Button look="main" type="submit" busy={sending.busy}>
          {t("evaluations.save")}
        </Button>
      </FormActions>
    </Form>
  );
}
