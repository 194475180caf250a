import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { isStale } from "../../api/problem";
import type { Team } from "../../api/teams";
import { useOpened } from "../../lib/opened";
import { Button } from "../../ui/Button";
import type { Option } from "../../ui/Combobox";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { PersonPicker } from "../../ui/PersonPicker";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { TeamPicker } from "../../ui/TeamPicker";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import { formTeam, reshapeTeam } from "./api";

const shown = ["/name", "/parent_id", "/lead_id"];

export interface TeamDialogProps {
  /** The team to edit; a new one without. */
  team?: Team;
  /** Where a new one goes. */
  above?: Team;
  teams: readonly Team[];
  onClose: () => void;
}

export function TeamDialog({ team, above, teams, onClose }: TeamDialogProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const id = useId();
  const optionOf = (teamId: string | undefined): Option | null => {
    const found = teams.find((each) => each.id === teamId);
    return found ? { value: found.id, label: found.name } : null;
  };
  const [name, setName] = useState(team?.name ?? "");
  const [parent, setParent] = useState(optionOf(team ? team.parent_id : above?.id));
  const [lead, setLead] = useState<Option | null>(
    team?.lead_id ? { value: team.lead_id, label: team.lead_name ?? "" } : null,
  );
  const { busy, error, send } = useSending(async () => {
    const body = { name, parent_id: parent?.value ?? "", lead_id: lead?.value ?? "" };
    await (opened ? reshapeTeam(opened, body) : formTeam(body));
    await Promise.all([
      queries.invalidateQueries({ queryKey: ["teams"] }),
      queries.invalidateQueries({ queryKey: ["people"] }),
    ]);
    onClose();
  });
  const opened = useOpened(team, isStale(error));
  return (
    <Dialog
      open
      title={t(team ? "people.team.edit" : above ? "people.team.addBelow" : "people.team.add")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.confirm.cancel")}</Button>
          <Button type="submit" form={id} look="main" busy={busy}>
            {t("people.person.save")}
          </Button>
        </>
      }
    >
      <Form id={id} onSubmit={() => void send()}>
        <ProblemNotice error={fieldOnly(error, shown)} shown={shown} />
        <Field label={t("people.team.name")} pointer="/name" error={error} required>
          <TextInput value={name} onChange={setName} />
        </Field>
        <Field
          label={t("people.team.parent")}
          hint={t("people.team.parentHint")}
          pointer="/parent_id"
          error={error}
        >
          <TeamPicker value={parent} onChange={setParent} clearable />
        </Field>
        <Field
          label={t("people.team.lead")}
          hint={t("people.team.leadHint")}
          pointer="/lead_id"
          error={error}
        >
          <PersonPicker value={lead} onChange={setLead} clearable />
        </Field>
      </Form>
    </Dialog>
  );
}
