import { useInfiniteQuery } from "@tanstack/react-query";
import { ApiProblem } from "../../api/problem";
import { Button } from "../Button";
import { Checkbox } from "../Checkbox";
import type { Option } from "../Combobox";
import { Field } from "../Field";
import { FieldError } from "../FieldError";
import { Icon } from "../Icon";
import { type ChosenPerson, PeopleField } from "../PeopleField";
import { TeamPicker } from "../TeamPicker";
import { useWords } from "../words";
import styles from "./Population.module.css";
import { PopulationPreview } from "./PopulationPreview";
import { EVERYBODY, type Population, placesOf, previewQuery, ROLES } from "./population";

export interface PopulationFieldProps {
  value: Population;
  onChange: (value: Population) => void;
  /** Where it goes in what is sent, "/population". */
  pointer: string;
  error?: unknown;
}

/** Whom something is for: teams, roles, people in and out by name; with who that would be now. */
export function PopulationField({ value, onChange, pointer, error }: PopulationFieldProps) {
  const { t } = useWords();
  const words =
    error instanceof ApiProblem ? placesOf(value, pointer).flatMap((place) => error.fieldErrors(place)) : [];
  const chosen = (list: Population["people"]): ChosenPerson[] =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  const named = (list: readonly ChosenPerson[]) => list.map(({ value: id, label: name }) => ({ id, name }));
  return (
    <fieldset className={styles.group} data-pointer={pointer}>
      <legend>{t("ui.population.legend")}</legend>
      <p className="soft small">{t("ui.population.hint")}</p>
      <Teams teams={value.teams} onChange={(teams) => onChange({ ...value, teams })} />
      <fieldset className={styles.checks}>
        <legend>{t("ui.population.roles")}</legend>
        {ROLES.map((role) => (
          <Checkbox
            key={role}
            checked={value.roles.includes(role)}
            onChange={(on) =>
              onChange({
                ...value,
                roles: ROLES.filter((one) => (one === role ? on : value.roles.includes(one))),
              })
            }
          >
            {t(`ui.population.role.${role}`)}
          </Checkbox>
        ))}
      </fieldset>
      <Levels chosen={value.job_levels} onChange={(job_levels) => onChange({ ...value, job_levels })} />
      <div className={styles.halves}>
        <PeopleField
          label={t("ui.population.people")}
          placeholder={t("ui.population.addPerson")}
          people={chosen(value.people)}
          onChange={(people) => onChange({ ...value, people: named(people) })}
          removeWords={(name) => t("ui.population.drop", { name })}
        />
        <PeopleField
          label={t("ui.population.except")}
          placeholder={t("ui.population.addPerson")}
          people={chosen(value.except)}
          onChange={(except) => onChange({ ...value, except: named(except) })}
          removeWords={(name) => t("ui.population.drop", { name })}
        />
      </div>
      <FieldError words={[...new Set(words)]} />
      <PopulationPreview of={value} />
    </fieldset>
  );
}

type Team = Population["teams"][number];

function Teams({ teams, onChange }: { teams: Team[]; onChange: (teams: Team[]) => void }) {
  const { t } = useWords();
  const add = (team: Option | null) => {
    if (team && teams.every((one) => one.team_id !== team.value))
      onChange([...teams, { team_id: team.value, name: team.label, alone: false }]);
  };
  return (
    <div>
      <Field label={t("ui.population.teams")}>
        <TeamPicker key={teams.length} value={null} onChange={add} placeholder={t("ui.population.addTeam")} />
      </Field>
      {teams.length > 0 && (
        <ul className={styles.teams}>
          {teams.map((team) => (
            <li key={team.team_id}>
              <span>{team.name || t("ui.population.goneTeam")}</span>
              <Checkbox
                checked={!team.alone}
                onChange={(below) =>
                  onChange(teams.map((one) => (one === team ? { ...team, alone: !below } : one)))
                }
              >
                {t("ui.population.below")}
                <span className="hidden-visually">{t("ui.population.belowOf", { name: team.name })}</span>
              </Checkbox>
              <Button
                look="quiet"
                size="small"
                aria-label={t("ui.population.drop", { name: team.name })}
                onClick={() => onChange(teams.filter((one) => one !== team))}
              >
                <Icon name="close" size={11} />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The job levels that there are; nothing where nobody has one and none is chosen. */
function Levels({ chosen, onChange }: { chosen: string[]; onChange: (levels: string[]) => void }) {
  const { t } = useWords();
  const known = useInfiniteQuery(previewQuery(EVERYBODY)).data?.pages[0]?.job_levels ?? [];
  const gone = chosen.filter((level) => level !== "" && !known.includes(level));
  if (known.length === 0 && chosen.length === 0) return null;
  const all = [...known, ...gone, ""];
  return (
    <fieldset className={styles.checks}>
      <legend>{t("ui.population.levels")}</legend>
      {all.map((level) => (
        <Checkbox
          key={level}
          checked={chosen.includes(level)}
          onChange={(on) => onChange(all.filter((one) => (one === level ? on : chosen.includes(one))))}
        >
          {level || t("ui.population.noLevel")}
        </Checkbox>
      ))}
    </fieldset>
  );
}
