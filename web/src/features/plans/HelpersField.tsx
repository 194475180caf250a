import { Field } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import { PersonChip } from "../../ui/PersonChip";
import { PersonPicker } from "../../ui/PersonPicker";
import { useWords } from "../../ui/words";
import type { Person } from "./form";
import styles from "./Plan.module.css";

export interface HelpersFieldProps {
  helpers: Person[];
  /** Who is responsible helps with nothing besides. */
  owner?: string;
  onChange: (helpers: Person[]) => void;
}

/** Who helps: added one by one, taken away by the cross. */
export function HelpersField({ helpers, owner, onChange }: HelpersFieldProps) {
  const { t } = useWords();
  const add = (person: Person | null) => {
    if (person && person.value !== owner && helpers.every((h) => h.value !== person.value))
      onChange([...helpers, { value: person.value, label: person.label }]);
  };
  return (
    <div>
      <Field label={t("plans.collaborators")}>
        <PersonPicker
          key={helpers.length}
          value={null}
          onChange={add}
          placeholder={t("plans.addCollaborator")}
        />
      </Field>
      {helpers.length > 0 && (
        <ul className={styles.helpers}>
          {helpers.map((helper) => (
            <li key={helper.value}>
              <PersonChip name={helper.label} />
              <button
                type="button"
                className={styles.press}
                aria-label={t("plans.removeCollaborator", { name: helper.label })}
                onClick={() => onChange(helpers.filter((h) => h !== helper))}
              >
                <Icon name="close" size={12} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
