import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Team, teamsQuery } from "../../api/teams";
import { Button } from "../../ui/Button";
import { Can } from "../../ui/Can";
import { ConfirmButton } from "../../ui/ConfirmButton";
import { useMe } from "../../ui/me";
import { usePast } from "../../ui/past";
import { TalkButton } from "../../ui/TalkButton";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { dissolveTeam } from "./api";
import { TeamDialog } from "./TeamDialog";
import styles from "./TeamHead.module.css";
import { pathOf } from "./tree";

interface TeamHeadProps {
  team: Team;
  teams: readonly Team[];
  /** After the team was removed. */
  gone: () => void;
}

/** The chosen team: where it stands, who leads it, what may be done with it. */
export function TeamHead({ team, teams, gone }: TeamHeadProps) {
  const { t } = useWords();
  const me = useMe();
  const past = usePast() !== undefined;
  const tell = useToast();
  const queries = useQueryClient();
  const [open, setOpen] = useState<"edit" | "below" | null>(null);
  return (
    <div className={styles.head}>
      <h2>{pathOf(teams, team.id)}</h2>
      {team.lead_name && <span>{t("people.team.leadBy", { name: team.lead_name })}</span>}
      <span className={styles.actions}>
        <TalkButton subjectKind="team" subjectId={team.id} title={team.name} />
        {!past && (
          <Can view={me} action="team.create">
            <Button size="small" look="quiet" onClick={() => setOpen("below")}>
              {t("people.team.addBelow")}
            </Button>
          </Can>
        )}
        <Can view={team} action="team.update">
          <Button size="small" look="quiet" onClick={() => setOpen("edit")}>
            {t("people.team.edit")}
          </Button>
        </Can>
        <Can view={team} action="team.delete">
          <ConfirmButton
            size="small"
            look="quiet"
            question={t("people.team.removeQuestion", { name: team.name })}
            consequences={t("people.team.removeWords")}
            verb={t("people.team.remove")}
            onConfirm={async () => {
              await dissolveTeam(team.id);
              tell({ text: t("people.team.removed") });
              gone();
              await queries.invalidateQueries({ queryKey: teamsQuery.queryKey });
            }}
          >
            {t("people.team.remove")}
          </ConfirmButton>
        </Can>
      </span>
      {open === "edit" && <TeamDialog team={team} teams={teams} onClose={() => setOpen(null)} />}
      {open === "below" && <TeamDialog above={team} teams={teams} onClose={() => setOpen(null)} />}
    </div>
  );
}
