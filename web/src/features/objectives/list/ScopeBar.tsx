import { useQuery } from "@tanstack/react-query";
import { teamsQuery } from "../../../api/teams";
import { ButtonLink } from "../../../ui/ButtonLink";
import { PersonPicker } from "../../../ui/PersonPicker";
import { Segmented } from "../../../ui/Segmented";
import { TeamPicker } from "../../../ui/TeamPicker";
import { useWords } from "../../../ui/words";
import { personNameQuery } from "../api";
import styles from "./Bars.module.css";
import type { Scope, Wanted } from "./wanted";

interface ScopeBarProps {
  scope: Scope;
  myTeam: string | undefined;
  want: (part: Partial<Wanted>) => void;
}

/** Whose OKRs: mine, a team's, somebody's, everybody's. */
export function ScopeBar({ scope, myTeam, want }: ScopeBarProps) {
  const { t } = useWords();
  const { data: teams } = useQuery(teamsQuery);
  const person = useQuery(personNameQuery(scope.kind === "person" ? scope.id : ""));
  const team = scope.kind === "team" ? teams?.find((each) => each.id === scope.id) : undefined;
  const choose = (kind: Scope["kind"]) => {
    if (kind === "team") return want({ of: `team:${myTeam ?? teams?.[0]?.id ?? ""}` });
    want({ of: kind === "person" ? "person:" : kind, only: undefined });
  };
  return (
    <>
      <Segmented<Scope["kind"]>
        label={t("objectives.list.whose")}
        value={scope.kind}
        options={[
          { value: "mine", label: t("objectives.list.scope.mine") },
          { value: "team", label: t("objectives.list.scope.team") },
          { value: "person", label: t("objectives.list.scope.person") },
          { value: "company", label: t("objectives.list.scope.company") },
        ]}
        onChange={choose}
      />
      {scope.kind === "team" && (
        <div className={styles.pick}>
          <TeamPicker
            aria-label={t("objectives.list.scope.team")}
            value={team ? { value: team.id, label: team.name } : null}
            onChange={(option) => option && want({ of: `team:${option.value}` })}
          />
        </div>
      )}
      {scope.kind === "person" && (
        <div className={styles.pick}>
          <PersonPicker
            aria-label={t("objectives.list.scope.person")}
            placeholder={t("objectives.list.choosePerson")}
            value={scope.id && person.data ? { value: scope.id, label: person.data } : null}
            onChange={(option) => option && want({ of: `person:${option.value}` })}
          />
        </div>
      )}
      {scope.kind === "person" && scope.id && (
        <ButtonLink to="/people/$personId" params={{ personId: scope.id }} look="quiet" size="small">
          {t("objectives.ofPerson.page")}
        </ButtonLink>
      )}
    </>
  );
}
