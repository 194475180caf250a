import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { newKey } from "../../api/client";
import { Button } from "../../ui/Button";
import type { Option } from "../../ui/Combobox";
import { Drawer } from "../../ui/Drawer";
import { Field } from "../../ui/Field";
import { Form, FormRow } from "../../ui/Form";
import { MarkdownField } from "../../ui/MarkdownField";
import { useMe } from "../../ui/me";
import { NumberInput } from "../../ui/NumberInput";
import { PeopleField } from "../../ui/PeopleField";
import { PersonPicker } from "../../ui/PersonPicker";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Select } from "../../ui/Select";
import { fieldOnly, useSending } from "../../ui/sending";
import { submitKeys } from "../../ui/submitKeys";
import { TeamPicker } from "../../ui/TeamPicker";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import { DIRECTIONS, define, type Metric, metrics, redefine, VISIBILITIES } from "./api";

const SHOWN = ["/name", "/unit", "/direction", "/freshness", "/description", "/owner_id", "/team_id"];

export interface MetricFormProps {
  /** The metric that changes; none for a new one. */
  metric?: Metric;
  onClose: () => void;
  onSaved?: (id: string) => void;
}

/** What a metric means and who has to do with it. A change of its meaning asks for a reason. */
export function MetricForm({ metric, onClose, onSaved }: MetricFormProps) {
  const { t } = useWords();
  const id = useId();
  const queries = useQueryClient();
  const me = useMe();
  const [key] = useState(newKey);
  const [name, setName] = useState(metric?.name ?? "");
  const [unit, setUnit] = useState(metric?.unit ?? "");
  const [direction, setDirection] = useState(metric?.direction ?? "up");
  const [freshness, setFreshness] = useState(String(metric?.freshness ?? 5));
  const [description, setDescription] = useState(metric?.description ?? "");
  const [visibility, setVisibility] = useState(metric?.visibility ?? "everyone");
  const [reason, setReason] = useState("");
  const [owner, setOwner] = useState<Option | null>(
    metric ? { value: metric.owner_id, label: metric.owner_name ?? "" } : { value: me.id, label: me.name },
  );
  const [team, setTeam] = useState<Option | null>(
    metric?.team_id ? { value: metric.team_id, label: metric.team_name ?? "" } : null,
  );
  const [listed, setListed] = useState((metric?.listed ?? []).map((p) => ({ value: p.id, label: p.name })));
  const means =
    metric?.last_on &&
    (unit !== metric.unit || direction !== metric.direction || description !== (metric.description ?? ""));
  const sending = useSending(async () => {
    const body = {
      name,
      unit,
      direction,
      freshness: Number(freshness || 0),
      description,
      visibility,
      owner_id: owner?.value ?? "",
      team_id: team?.value ?? "",
      listed_ids: visibility === "listed" ? listed.map((one) => one.value) : [],
    };
    const saved = metric
      ? await redefine(metric, { ...body, reason: means ? reason : undefined })
      : await define(body, key);
    await queries.invalidateQueries({ queryKey: metrics });
    onClose();
    onSaved?.((saved as Metric).id);
  });
  const { error } = sending;
  return (
    <Drawer
      open
      keep
      title={t(metric ? "metrics.edit" : "metrics.new")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("metrics.cancel")}</Button>
          <Button look="main" type="submit" form={id} busy={sending.busy}>
            {t("metrics.save")}
          </Button>
        </>
      }
    >
      <Form id={id} onSubmit={() => void sending.send()} onKeyDown={submitKeys(() => void sending.send())}>
        <ProblemNotice error={fieldOnly(error, [...SHOWN, "/reason", "/visibility", "/listed_ids"])} />
        <Field label={t("metrics.name")} pointer="/name" error={error} required>
          <TextInput value={name} onChange={setName} />
        </Field>
        <FormRow>
          <Field label={t("metrics.unit")} hint={t("metrics.unitHint")} pointer="/unit" error={error}>
            <TextInput value={unit} onChange={setUnit} />
          </Field>
          <Field label={t("metrics.direction")} pointer="/direction" error={error}>
            <Select
              value={direction}
              options={DIRECTIONS.map((value) => ({ value, label: t(`metrics.directions.${value}`) }))}
              onChange={setDirection}
            />
          </Field>
        </FormRow>
        <Field
          label={t("metrics.freshness")}
          hint={t("metrics.freshnessHint")}
          pointer="/freshness"
          error={error}
        >
          <NumberInput value={freshness} onChange={setFreshness} unit={t("metrics.workdays")} precision={0} />
        </Field>
        <Field
          label={t("metrics.description")}
          hint={t("metrics.descriptionHint")}
          pointer="/description"
          error={error}
        >
          <MarkdownField value={description} onChange={setDescription} />
        </Field>
        <FormRow>
          <Field label={t("metrics.owner")} pointer="/owner_id" error={error} required>
            <PersonPicker value={owner} onChange={setOwner} />
          </Field>
          <Field label={t("metrics.team")} hint={t("metrics.teamHint")} pointer="/team_id" error={error}>
            <TeamPicker clearable value={team} onChange={setTeam} />
          </Field>
        </FormRow>
        <Field
          label={t("metrics.visibility")}
          hint={t(`metrics.visibilityHint.${visibility}`)}
          pointer="/visibility"
          error={error}
        >
          <Select
            value={visibility}
            options={VISIBILITIES.map((value) => ({ value, label: t(`metrics.visibilities.${value}`) }))}
            onChange={setVisibility}
          />
        </Field>
        {visibility === "listed" && (
          <PeopleField
            label={t("metrics.listed")}
            people={listed}
            onChange={setListed}
            removeWords={(who) => t("metrics.unlist", { name: who })}
            pointer="/listed_ids"
            error={error}
          />
        )}
        {means && (
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
      </Form>
    </Drawer>
  );
}
