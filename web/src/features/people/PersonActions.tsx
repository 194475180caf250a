import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../api/can";
import type { Team } from "../../api/teams";
import { Icon } from "../../ui/Icon";
import { Menu, type MenuEntry } from "../../ui/Menu";
import { problemWords } from "../../ui/ProblemNotice";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { type Person, reactivate, type Standing } from "./api";
import { LeaveDialog } from "./LeaveDialog";
import { LinkDialog } from "./LinkDialog";
import { PersonDialog } from "./PersonDialog";

interface PersonActionsProps {
  person: Person;
  teams: readonly Team[];
  state: Standing["state"] | undefined;
}

/** What may be done with one person. */
export function PersonActions({ person, teams, state }: PersonActionsProps) {
  const { t } = useWords();
  const tell = useToast();
  const queries = useQueryClient();
  const [open, setOpen] = useState<"edit" | "invitation" | "reset" | "leave" | null>(null);
  const close = () => setOpen(null);
  const back = async () => {
    try {
      await reactivate(person.id);
      tell({ text: t("people.leave.backDone", { name: person.name }) });
    } catch (error) {
      tell({ text: problemWords(error, t), tone: "problem" });
    }
    await queries.invalidateQueries({ queryKey: ["people"] });
  };
  const entries: MenuEntry[] = [];
  const offer = (key: "edit" | "invitation" | "reset" | "leave", label: string, danger?: boolean) =>
    entries.push({ key, label, danger, onSelect: () => setOpen(key) });
  if (can(person, "person.update")) offer("edit", t("people.act.edit"));
  if (person.active) {
    if (can(person, "person.invite") && state !== "joined") offer("invitation", t("people.act.invite"));
    if (can(person, "person.reset") && state === "joined") offer("reset", t("people.act.reset"));
    if (can(person, "person.deactivate")) offer("leave", t("people.act.leave"), true);
  } else if (can(person, "person.deactivate")) {
    entries.push({ key: "back", label: t("people.act.back"), onSelect: () => void back() });
  }
  if (entries.length === 0) return null;
  return (
    <>
      <Menu
        align="end"
        label={t("people.menu", { name: person.name })}
        face={<Icon name="dots" />}
        entries={entries}
      />
      {open === "edit" && <PersonDialog person={person} teams={teams} onClose={close} />}
      {(open === "invitation" || open === "reset") && (
        <LinkDialog person={person} purpose={open} onClose={close} />
      )}
      {open === "leave" && <LeaveDialog person={person} onClose={close} />}
    </>
  );
}
