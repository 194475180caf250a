import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { isStale } from "../../api/problem";
import { useOpened } from "../../lib/opened";
import { Button } from "../../ui/Button";
import type { Option } from "../../ui/Combobox";
import { DatePick } from "../../ui/DatePick";
import { Field } from "../../ui/Field";
import { Form, FormActions, FormRow } from "../../ui/Form";
import { Panel } from "../../ui/Panel";
import { PersonPicker } from "../../ui/PersonPicker";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { PopulationField } from "../../ui/population/PopulationField";
import { EVERYBODY, planOf } from "../../ui/population/population";
import { useSending } from "../../ui/sending";
import { submitKeys } from "../../ui/submitKeys";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import { type Plan, type Preview, previewQuery, type Rules, type SchemeDetail } from "./api";
import styles from "./Incentives.module.css";
import { Lines, Warnings } from "./Lines";
import { RulesFields } from "./RulesFields";
import { Terms } from "./Terms";

export interface SchemeFormProps {
  rules: Rules;
  scheme?: SchemeDetail;
  /** The rules were written as a formula. */
  onFormula?: () => void;
  /** With the scheme as it was when it was opened, where there was one. */
  onSave: (plan: Plan, opened?: SchemeDetail) => Promise<unknown>;
  onCancel: () => void;
}

const REST = 220;

/** The rules once the typing rests: a formula is tried at some thousand places. */
function useRested(rules: Rules): Rules {
  const [rested, setRested] = useState(rules);
  useEffect(() => {
    const timer = setTimeout(() => setRested(rules), REST);
    return () => clearTimeout(timer);
  }, [rules]);
  return rested;
}

/** A scheme's rules beside what they come to for three people. */
export function SchemeForm({ rules: first, scheme, onFormula, onSave, onCancel }: SchemeFormProps) {
  const { t } = useWords();
  const [rules, setRules] = useState(first);
  const [title, setTitle] = useState(scheme?.title ?? "");
  const [from, setFrom] = useState(scheme?.starts_on ?? "");
  const [until, setUntil] = useState(scheme?.ends_on ?? "");
  const [population, setPopulation] = useState(scheme?.population ?? EVERYBODY);
  const [approver, setApprover] = useState<Option | null>(
    scheme ? { value: scheme.approver_id, label: scheme.approver_name } : null,
  );
  const sending = useSending(() =>
    onSave(
      {
        title,
        starts_on: from,
        ends_on: until,
        population: planOf(population),
        approver_id: approver?.value ?? "",
        rules,
      },
      opened,
    ),
  );
  const error = sending.error;
  const opened: SchemeDetail | undefined = useOpened(scheme, isStale(error));
  const preview = useQuery(previewQuery(useRested(rules)));
  const written = preview.error ? undefined : preview.data?.as_formula;
  return (
    <div className={styles.sides}>
      <Form onSubmit={() => void sending.send()} onKeyDown={submitKeys(() => void sending.send())}>
        <ProblemNotice error={error} />
        {scheme && isStale(error) && (
          <section>
            <p>{t("incentives.rulesOvertaken", { editor: scheme.editor_name })}</p>
            <Terms rules={scheme.rules} />
          </section>
        )}
        <Field label={t("incentives.name")} pointer="/title" error={error} required>
          <TextInput value={title} onChange={setTitle} />
        </Field>
        <FormRow>
          <Field label={t("incentives.from")} pointer="/starts_on" error={error} required>
            <DatePick value={from} onChange={setFrom} />
          </Field>
          <Field label={t("incentives.until")} pointer="/ends_on" error={error} required>
            <DatePick value={until} onChange={setUntil} />
          </Field>
        </FormRow>
        <PopulationField value={population} onChange={setPopulation} pointer="/population" error={error} />
        <Field
          label={t("incentives.approver")}
          hint={t("incentives.approverHint")}
          pointer="/approver_id"
          error={error}
          required
        >
          <PersonPicker value={approver} onChange={setApprover} />
        </Field>
        <RulesFields rules={rules} error={error} live={preview.error} onChange={setRules} />
        {written && rules.preset !== "formula" && (
          <p>
            <Button
              onClick={() => {
                setRules(written);
                onFormula?.();
              }}
            >
              {t("incentives.asFormula")}
            </Button>{" "}
            <span className="soft small">{t("incentives.asFormulaHint")}</span>
          </p>
        )}
        <FormActions>
          <Button onClick={onCancel}>{t("incentives.cancel")}</Button>
          <Button look="main" type="submit" busy={sending.busy}>
            {t("incentives.save")}
          </Button>
        </FormActions>
      </Form>
      <LivePreview of={preview.data} error={preview.error} formula={rules.preset === "formula"} />
    </div>
  );
}

function LivePreview({ of, error, formula }: { of?: Preview; error: unknown; formula: boolean }) {
  const { t } = useWords();
  const achieved = of?.rules.by === "achievement" || /\bachievement\b/.test(of?.rules.formula ?? "");
  return (
    <Panel title={t("incentives.preview")}>
      <div className={styles.stack}>
        <ProblemNotice error={error} shown={formula ? ["/rules/formula"] : []} />
        {of && !error && (
          <>
            <Warnings warnings={of.warnings} formula={formula} />
            {of.payouts.map((one) => (
              <section key={one.person_id}>
                <h3>
                  {t(`incentives.example.${one.person_id}`, { score: one.score })}
                  {achieved && t("incentives.exampleAchieved", { achievement: one.achievement })}
                </h3>
                <Lines payout={one} />
              </section>
            ))}
          </>
        )}
      </div>
    </Panel>
  );
}
