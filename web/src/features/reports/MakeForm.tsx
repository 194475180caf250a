import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { newKey } from "../../api/client";
import { addDays, formatDate, today } from "../../lib/dates";
import { Button } from "../../ui/Button";
import type { Option } from "../../ui/Combobox";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { useMe } from "../../ui/me";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Segmented } from "../../ui/Segmented";
import { fieldOnly, useSending } from "../../ui/sending";
import { TeamPicker } from "../../ui/TeamPicker";
import { useWords } from "../../ui/words";
import { makeReport, reports, teamsQuery } from "./api";

const shown = ["/team_id", "/week_on"];

/** Which team of those that somebody leads a form begins with. */
export function useOwnTeam(): Option | null {
  const me = useMe();
  const teams = useQuery(teamsQuery).data ?? [];
  const own = teams.find((one) => me.leads.includes(one.id));
  return own ? { value: own.id, label: own.name } : null;
}

/** A draft by hand: of which team, of this week or the one before. */
export function MakeForm({ onClose, onMade }: { onClose: () => void; onMade: (id: string) => void }) {
  const { t, locale } = useWords();
  const queries = useQueryClient();
  const own = useOwnTeam();
  const [picked, setPicked] = useState<Option | null>(null);
  const [last, setLast] = useState<"this" | "last">("this");
  const [key, setKey] = useState(newKey);
  const team = picked ?? own;
  const monday = addDays(today(), -((new Date(`${today()}T00:00:00Z`).getUTCDay() + 6) % 7));
  const week = last === "last" ? addDays(monday, -7) : monday;
  const sending = useSending(async () => {
    try {
      const made = await makeReport(team?.value ?? "", week, key);
      await queries.invalidateQueries({ queryKey: reports });
      onMade(made.id);
    } finally {
      setKey(newKey());
    }
  });
  return (
    <Dialog
      open
      title={t("reports.make")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.confirm.cancel")}</Button>
          <Button look="main" busy={sending.busy} onClick={() => void sending.send()}>
            {t("reports.form.make")}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => void sending.send()}>
        <ProblemNotice error={fieldOnly(sending.error, shown)} shown={shown} />
        <p className="soft small">{t("reports.form.about")}</p>
        <Field label={t("reports.form.team")} pointer="/team_id" error={sending.error} required>
          <TeamPicker value={team} onChange={setPicked} />
        </Field>
        <Segmented
          label={t("reports.form.week")}
          value={last}
          onChange={setLast}
          options={[
            { value: "this", label: t("reports.form.thisWeek") },
            { value: "last", label: t("reports.form.lastWeek") },
          ]}
        />
        <p className="soft small">
          {t("reports.week", { from: formatDate(week, locale), to: formatDate(addDays(week, 6), locale) })}
        </p>
      </Form>
    </Dialog>
  );
}
