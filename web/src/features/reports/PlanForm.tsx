import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { weekdayName } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import type { Option } from "../../ui/Combobox";
import { Drawer } from "../../ui/Drawer";
import { Field } from "../../ui/Field";
import { Form, FormRow } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Select } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { fieldOnly, useSending } from "../../ui/sending";
import { TeamPicker } from "../../ui/TeamPicker";
import { TimePick } from "../../ui/TimePick";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { type Plan, type PlanBody, planQuery, setPlan } from "./api";
import { useOwnTeam } from "./MakeForm";
import styles from "./Reports.module.css";

const shown = ["/weekday", "/at", "/visibility"];
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** When a team's drafts come by themselves, and who sees its reports. */
export function PlanForm({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const own = useOwnTeam();
  const [picked, setPicked] = useState<Option | null>(null);
  const team = picked ?? own;
  const plan = useQuery(planQuery(team?.value ?? ""));
  return (
    <Drawer open title={t("reports.plan.title")} onClose={onClose}>
      <Field label={t("reports.form.team")}>
        <TeamPicker value={team} onChange={setPicked} />
      </Field>
      <ProblemNotice error={plan.error} />
      {team && plan.isPending && !plan.error && <Skeleton lines={4} />}
      {plan.data && <Fields key={plan.data.team_id} plan={plan.data} onClose={onClose} />}
    </Drawer>
  );
}

function Fields({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const { t, locale } = useWords();
  const queries = useQueryClient();
  const tell = useToast();
  const [typed, setTyped] = useState<PlanBody>({
    active: plan.active,
    weekday: plan.weekday,
    at: plan.at,
    visibility: plan.visibility,
  });
  const set = (part: Partial<PlanBody>) => setTyped({ ...typed, ...part });
  const sending = useSending(async () => {
    const now = await setPlan(plan, typed);
    queries.setQueryData(planQuery(plan.team_id).queryKey, now);
    tell({ text: t(typed.active ? "reports.plan.on" : "reports.plan.off") });
    onClose();
  });
  return (
    <Form onSubmit={() => void sending.send()}>
      <ProblemNotice error={fieldOnly(sending.error, shown)} shown={shown} />
      <div className={styles.switch}>
        <Checkbox checked={typed.active} onChange={(active) => set({ active })}>
          {t("reports.plan.active")}
        </Checkbox>
      </div>
      <FormRow>
        <Field label={t("reports.plan.weekday")} pointer="/weekday" error={sending.error}>
          <Select
            value={String(typed.weekday)}
            disabled={!typed.active}
            options={DAYS.map((day) => ({ value: String(day), label: weekdayName(day, locale) }))}
            onChange={(day) => set({ weekday: Number(day) })}
          />
        </Field>
        <Field label={t("reports.plan.at")} pointer="/at" error={sending.error}>
          <TimePick value={typed.at} disabled={!typed.active} onChange={(at) => set({ at })} />
        </Field>
      </FormRow>
      <p className="soft small">{t("reports.plan.hint")}</p>
      <Field
        label={t("reports.plan.visibility")}
        hint={t("reports.plan.visibilityHint")}
        pointer="/visibility"
        error={sending.error}
      >
        <Select
          value={typed.visibility}
          options={(["everyone", "team"] as const).map((v) => ({
            value: v,
            label: t(`reports.visibility.${v}`),
          }))}
          onChange={(visibility) => set({ visibility })}
        />
      </Field>
      <span>
        <Button type="submit" look="main" busy={sending.busy}>
          {t("reports.save")}
        </Button>
      </span>
    </Form>
  );
}
