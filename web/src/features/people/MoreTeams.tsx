import { Button } from "../../ui/Button";
import type { Option } from "../../ui/Combobox";
import { Field } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import { TeamPicker } from "../../ui/TeamPicker";
import { useWords } from "../../ui/words";
import styles from "./MoreTeams.module.css";

/** The teams that somebody belongs to besides their home team. */
export function MoreTeams({ teams, onChange }: { teams: Option[]; onChange: (teams: Option[]) => void }) {
  const { t } = useWords();
  const add = (team: Option | null) => {
    if (team && !teams.some((each) => each.value === team.value)) onChange([...teams, team]);
  };
  return (
    <Field label={t("people.person.teams")}>
      <TeamPicker key={teams.length} value={null} onChange={add} placeholder={t("people.person.addTeam")} />
      {teams.length > 0 && (
        <ul className={styles.teams}>
          {teams.map((team) => (
            <li key={team.value}>
              {team.label}
              <Button
                look="quiet"
                size="small"
                aria-label={t("people.person.drop", { name: team.label })}
                onClick={() => onChange(teams.filter((each) => each !== team))}
              >
                <Icon name="close" size={11} />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Field>
  );
}
