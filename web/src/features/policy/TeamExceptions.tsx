import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import { NumberInput } from "../../ui/NumberInput";
import { Panel } from "../../ui/Panel";
import { Select } from "../../ui/Select";
import { TeamPicker } from "../../ui/TeamPicker";
import { useTeams } from "../../ui/teamsOfDay";
import { useWords } from "../../ui/words";
import type { Policy } from "./api";
import styles from "./PolicyForm.module.css";
import { counts, noException, type Typed, type TypedTeam } from "./typed";

export interface TeamExceptionsProps {
  policy: Policy;
  teams: Typed["teams"];
  errorOf: (pointer: string) => unknown;
  readOnly: boolean;
  onChange: (teams: Typed["teams"]) => void;
}

/** Teams that focus on more or less than the others. */
export function TeamExceptions({ policy, teams, errorOf, readOnly, onChange }: TeamExceptionsProps) {
  const { t } = useWords();
  const { data: known } = useTeams();
  const ids = Object.keys(teams);
  const nameOf = (id: string) =>
    known ? (known.find((team) => team.id === id)?.name ?? t("policy.teams.gone")) : "";
  const change = (id: string, own: TypedTeam, part: Partial<TypedTeam>) =>
    onChange({ ...teams, [id]: { ...own, ...part } });
  const drop = (id: string) => {
    const { [id]: _, ...rest } = teams;
    onChange(rest);
  };
  return (
    <Panel id="rule-teams" title={t("policy.teams.title")}>
      <p className={styles.words}>{t("policy.teams.words")}</p>
      {ids.length === 0 && <p className="soft small">{t("policy.teams.none")}</p>}
      {Object.entries(teams).map(([id, own]) => (
        <section key={id} className={styles.team} aria-label={nameOf(id)}>
          <div className={styles.teamHead}>
            <strong>{nameOf(id)}</strong>
            {!readOnly && (
              <Button
                look="quiet"
                size="small"
                aria-label={t("policy.teams.remove", { team: nameOf(id) })}
                onClick={() => drop(id)}
              >
                <Icon name="close" size={14} />
              </Button>
            )}
          </div>
          <div className={styles.teamFields}>
            {counts.map((key) => (
              <Field
                key={key}
                label={t(`policy.focus.${key}`)}
                pointer={`/teams/${id}/${key}`}
                error={errorOf(`/teams/${id}/${key}`)}
              >
                <NumberInput
                  value={own[key]}
                  placeholder={t("policy.teams.same", { value: policy.focus[key] })}
                  onChange={(value) => change(id, own, { [key]: value })}
                />
              </Field>
            ))}
            <Field label={t("policy.teams.refuse")}>
              <Select
                value={own.refuse}
                onChange={(refuse) => change(id, own, { refuse })}
                options={[
                  { value: "", label: t("policy.teams.inherit") },
                  { value: "warn", label: t("policy.teams.warn") },
                  { value: "deny", label: t("policy.teams.deny") },
                ]}
              />
            </Field>
          </div>
        </section>
      ))}
      {!readOnly && (
        <div className={styles.add}>
          <Field label={t("policy.teams.add")}>
            <TeamPicker
              value={null}
              placeholder={t("policy.teams.pick")}
              onChange={(team) =>
                team && !teams[team.value] && onChange({ ...teams, [team.value]: noException })
              }
            />
          </Field>
        </div>
      )}
    </Panel>
  );
}
