import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { isStale } from "../../api/problem";
import type { Team } from "../../api/teams";
import { useOpened } from "../../lib/opened";
import { Button } from "../../ui/Button";
import type { Option } from "../../ui/Combobox";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form, FormRow } from "../../ui/Form";
import { PersonPicker } from "../../ui/PersonPicker";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Select } from "../../ui/Select";
import { fieldOnly, useSending } from "../../ui/sending";
import { TeamPicker } from "../../ui/TeamPicker";
import { TextInput } from "../../ui/TextInput";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { addPerson, changePerson, type Person, personQuery, type Role, roles } from "./api";
import { LinkDialog } from "./LinkDialog";
import { MoreTeams } from "./MoreTeams";

const shown = ["/name", "/email", "/role", "/team_id", "/manager_id", "/job_level"];

export interface PersonDialogProps {
  /** Whom to edit; a new person without. */
  person?: Person;
  teams: readonly Team[];
  /** Where a new person belongs at first. */
  homeTeam?: Team;
  onClose: () => void;
}

/** Adds a person, and then offers the link that invites them; or changes one. */
export function PersonDialog({ person, teams, homeTeam, onClose }: PersonDialogProps) {
  const { t } = useWords();
  const tell = useToast();
  const queries = useQueryClient();
  const id = useId();
  const optionOf = (teamId: string | undefined): Option | null => {
    const found = teams.find((team) => team.id === teamId);
    return found ? { value: found.id, label: found.name } : null;
  };
  const [name, setName] = useState(person?.name ?? "");
  const [email, setEmail] = useState(person?.email ?? "");
  const [role, setRole] = useState<Role>(person?.role ?? "member");
  const [level, setLevel] = useState(person?.job_level ?? "");
  const [team, setTeam] = useState(optionOf(person ? person.team_id : homeTeam?.id));
  const [further, setFurther] = useState(
    (person?.team_ids ?? [])
      .filter((each) => each !== person?.team_id)
      .flatMap((each) => optionOf(each) ?? []),
  );
  const { data: manager } = useQuery({
    ...personQuery(person?.manager_id ?? ""),
    enabled: Boolean(person?.manager_id),
  });
  const [newManager, setNewManager] = useState<Option | null | undefined>(undefined);
  const managerNow =
    newManager === undefined ? (manager ? { value: manager.id, label: manager.name } : null) : newManager;
  const [added, setAdded] = useState<Person | null>(null);
  const { busy, error, send } = useSending(async () => {
    const body = {
      name,
      email,
      role,
      team_id: team?.value ?? "",
      team_ids: further.map((each) => each.value),
      job_level: level,
      manager_id: newManager === undefined ? (person?.manager_id ?? "") : (newManager?.value ?? ""),
    };
    if (opened) {
      await changePerson(opened, body);
      tell({ text: t("people.person.saved") });
    } else {
      setAdded(await addPerson(body));
      tell({ text: t("people.person.added", { name }) });
    }
    await queries.invalidateQueries({ queryKey: ["people"] });
    if (person) onClose();
  });
  const opened = useOpened(person, isStale(error));
  if (added) return <LinkDialog person={added} purpose="invitation" onClose={onClose} />;
  return (
    <Dialog
      open
      title={t(person ? "people.person.edit" : "people.person.add")}
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
        <FormRow>
          <Field label={t("people.person.name")} pointer="/name" error={error} required>
            <TextInput value={name} onChange={setName} />
          </Field>
          <Field
            label={t("people.person.email")}
            hint={t("people.person.emailHint")}
            pointer="/email"
            error={error}
            required
          >
            <TextInput type="email" value={email} onChange={setEmail} />
          </Field>
        </FormRow>
        <FormRow>
          <Field label={t("people.person.team")} pointer="/team_id" error={error}>
            <TeamPicker value={team} onChange={setTeam} clearable />
          </Field>
          <Field
            label={t("people.person.role")}
            hint={t(`people.roleHint.${role}`)}
            pointer="/role"
            error={error}
          >
            <Select
              value={role}
              onChange={setRole}
              options={roles.map((each) => ({ value: each, label: t(`people.role.${each}`) }))}
            />
          </Field>
        </FormRow>
        <FormRow>
          <Field
            label={t("people.person.manager")}
            hint={t("people.person.managerHint")}
            pointer="/manager_id"
            error={error}
          >
            <PersonPicker value={managerNow} onChange={setNewManager} clearable />
          </Field>
          <Field
            label={t("people.person.level")}
            hint={t("people.person.levelHint")}
            pointer="/job_level"
            error={error}
          >
            <TextInput value={level} onChange={setLevel} placeholder="P5" />
          </Field>
        </FormRow>
        <MoreTeams teams={further} onChange={setFurther} />
      </Form>
    </Dialog>
  );
}
