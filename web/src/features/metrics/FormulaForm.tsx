import { useId, useState } from "react";
import { Button } from "../../ui/Button";
import { Combobox, type Option } from "../../ui/Combobox";
import { Drawer } from "../../ui/Drawer";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Icon } from "../../ui/Icon";
import { NumberInput } from "../../ui/NumberInput";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { submitKeys } from "../../ui/submitKeys";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import { type MetricDetail, searchMetrics } from "./api";
import { dropFormula, freeName, setFormula, type Trial, tryFormula } from "./formula";
import { Lines } from "./ImportDialog";
import styles from "./Metrics.module.css";
import { useMoved } from "./useMoved";

interface Row {
  name: string;
  chosen: Option | null;
}

/** How a metric is worked out from others, with a look at what would come. */
export function FormulaForm({ metric, onClose }: { metric: MetricDetail; onClose: () => void }) {
  const { t } = useWords();
  const id = useId();
  const moved = useMoved();
  const [formula, setText] = useState(metric.formula ?? "");
  const [places, setPlaces] = useState(String(metric.formula ? metric.places : 2));
  const [reason, setReason] = useState("");
  const [trial, setTrial] = useState<Trial | null>(null);
  const [rows, setRows] = useState<Row[]>(
    metric.formula
      ? metric.inputs.map((one) => ({
          name: one.name,
          chosen: one.metric_id
            ? { value: one.metric_id, label: one.metric_name ?? "", hint: one.unit }
            : null,
        }))
      : [
          { name: "A", chosen: null },
          { name: "B", chosen: null },
        ],
  );
  const body = () => ({
    formula,
    places: Number(places || 0),
    reason: reason || undefined,
    inputs: rows
      .filter((row) => row.chosen || formula.includes(row.name))
      .map((row) => ({ name: row.name, metric_id: row.chosen?.value ?? "" })),
  });
  const done = async () => {
    await moved();
    onClose();
  };
  const saving = useSending(async () => {
    await setFormula(metric, body());
    await done();
  });
  const dropping = useSending(async () => {
    await dropFormula(metric, reason);
    await done();
  });
  const trying = useSending(async () => {
    setTrial(null);
    saving.setError(null);
    dropping.setError(null);
    setTrial(await tryFormula(metric, body()));
  });
  const error = saving.error ?? dropping.error ?? trying.error;
  const sent = body().inputs;
  const pointers = sent.map((_, i) => `/inputs/${i}/metric_id`);
  const change = (at: number, chosen: Option | null) =>
    setRows(rows.map((row, i) => (i === at ? { ...row, chosen } : row)));
  return (
    <Drawer
      open
      keep
      title={t("metrics.calc.set")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("metrics.cancel")}</Button>
          {metric.formula && (
            <Button busy={dropping.busy} onClick={() => void dropping.send()}>
              {t("metrics.calc.drop")}
            </Button>
          )}
          <Button busy={trying.busy} onClick={() => void trying.send()}>
            {t("metrics.calc.try")}
          </Button>
          <Button look="main" type="submit" form={id} busy={saving.busy}>
            {t("metrics.save")}
          </Button>
        </>
      }
    >
      <Form id={id} onSubmit={() => void saving.send()} onKeyDown={submitKeys(() => void saving.send())}>
        <ProblemNotice error={fieldOnly(error, ["/formula", "/places", "/reason", ...pointers])} />
        {rows.map((row, i) => (
          <div key={row.name} className={styles.input}>
            <Field
              label={t("metrics.calc.input", { name: row.name })}
              pointer={`/inputs/${sent.findIndex((one) => one.name === row.name)}/metric_id`}
              error={error}
            >
              <Combobox
                value={row.chosen}
                onChange={(chosen) => change(i, chosen)}
                search={async (q, signal) =>
                  (await searchMetrics(q, signal))
                    .filter((one) => one.id !== metric.id)
                    .map((one) => ({ value: one.id, label: one.name, hint: one.unit }))
                }
              />
            </Field>
            <span className="soft small">{row.chosen?.hint}</span>
            <Button
              look="quiet"
              size="small"
              aria-label={t("metrics.calc.remove", { name: row.name })}
              onClick={() => setRows(rows.filter((_, n) => n !== i))}
            >
              <Icon name="close" />
            </Button>
          </div>
        ))}
        <div>
          <Button
            size="small"
            icon={<Icon name="plus" />}
            onClick={() => setRows([...rows, { name: freeName(rows.map((row) => row.name)), chosen: null }])}
          >
            {t("metrics.calc.add")}
          </Button>
        </div>
        <Field
          label={t("metrics.formula")}
          hint={t("metrics.calc.hint")}
          pointer="/formula"
          error={error}
          required
        >
          <TextInput className={styles.code} value={formula} onChange={setText} spellCheck={false} />
        </Field>
        <Field
          label={t("metrics.calc.places")}
          hint={t("metrics.calc.placesHint")}
          pointer="/places"
          error={error}
        >
          <NumberInput value={places} onChange={setPlaces} precision={0} />
        </Field>
        {metric.last_on && (
          <Field
            label={t("metrics.reason")}
            hint={t("metrics.reasonHint")}
            pointer="/reason"
            error={error}
            required
          >
            <TextInput value={reason} onChange={setReason} />
          </Field>
        )}
        {trial && (
          <section className={styles.stack} aria-label={t("metrics.calc.trial")}>
            <p role="status">{t("metrics.calc.tried", { count: trial.lines.length })}</p>
            {trial.lines.length > 0 && <Lines lines={trial.lines} unit={metric.unit} />}
          </section>
        )}
      </Form>
    </Drawer>
  );
}
