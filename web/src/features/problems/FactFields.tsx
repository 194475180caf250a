import { Link } from "@tanstack/react-router";
import { can } from "../../api/can";
import type { Problem } from "../../api/problems";
import { Combobox } from "../../ui/Combobox";
import { Field } from "../../ui/Field";
import { FormRow } from "../../ui/Form";
import { heldBy, searchPlaces } from "../../ui/okrPlaces";
import { PersonChip } from "../../ui/PersonChip";
import { PersonPicker } from "../../ui/PersonPicker";
import { Select } from "../../ui/Select";
import { useWords } from "../../ui/words";
import { SeverityMark } from "./SeverityMark";
import styles from "./Sheet.module.css";
import { useProblems } from "./useProblems";
import { placeOf, SEVERITIES, severitySign, severityWord } from "./views";

/** What a problem holds up, whose it is and how bad: each saved as soon as it is chosen. */
export function FactFields({ problem }: { problem: Problem }) {
  const { t } = useWords();
  const { change } = useProblems();
  const may = can(problem, "problem.update");
  const place = placeOf(problem);
  const held = problem.key_result_title ?? problem.objective_title ?? "";
  return (
    <>
      {may ? (
        <Field label={t("problems.holdsUp")} hint={t("problems.holdsUpHint")}>
          <Combobox
            clearable
            search={searchPlaces}
            value={place ? { value: place, label: held } : null}
            placeholder={t("problems.holdsUpNothing")}
            onChange={(option) => void change(problem, { holds_up: heldBy(option?.value ?? "") })}
          />
        </Field>
      ) : (
        <p>{t("problems.holdsUpIs", { title: held || t("problems.holdsUpNothing") })}</p>
      )}
      {problem.objective_id && (
        <p className={styles.place}>
          <Link
            to={`/okrs/${problem.objective_id}` as string}
            search={(problem.key_result_id ? { kr: problem.key_result_id } : {}) as never}
          >
            {problem.objective_title}
          </Link>
          {problem.team_name && ` · ${problem.team_name}`}
        </p>
      )}
      {may ? (
        <FormRow>
          <Field label={t("problems.owner")} hint={problem.owner_left ? t("problems.ownerLeft") : undefined}>
            <PersonPicker
              value={{ value: problem.owner_id, label: problem.owner_name ?? "" }}
              onChange={(person) =>
                person &&
                void change(
                  problem,
                  { owner_id: person.value },
                  { owner_id: person.value, owner_name: person.label, owner_left: false },
                )
              }
            />
          </Field>
          <Field label={t("problems.severity")}>
            <Select
              value={problem.severity}
              options={SEVERITIES.map((s) => ({
                value: s,
                label: `${severitySign[s]} ${t(severityWord[s])}`,
              }))}
              onChange={(severity) => void change(problem, { severity })}
            />
          </Field>
        </FormRow>
      ) : (
        <div className={styles.facts}>
          <PersonChip name={problem.owner_name ?? "?"} inactive={problem.owner_left} />
          <SeverityMark severity={problem.severity} />
        </div>
      )}
    </>
  );
}
