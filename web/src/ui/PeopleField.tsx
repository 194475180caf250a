import { Field } from "./Field";
import { Icon } from "./Icon";
import styles from "./PeopleField.module.css";
import { PersonChip } from "./PersonChip";
import { PersonPicker } from "./PersonPicker";

/** A person chosen: value is their id. */
export interface ChosenPerson {
  value: string;
  label: string;
}

export interface PeopleFieldProps {
  label: string;
  hint?: string;
  placeholder?: string;
  people: readonly ChosenPerson[];
  onChange: (people: ChosenPerson[]) => void;
  /** Not to be chosen here. */
  except?: string;
  /** "Take 陈晨 away", for the cross beside each. */
  removeWords: (name: string) => string;
  pointer?: string;
  error?: unknown;
}

/** Several people: added one by one by name, taken away by the cross. */
export function PeopleField({
  people,
  onChange,
  except,
  removeWords,
  placeholder,
  ...field
}: PeopleFieldProps) {
  const add = (person: ChosenPerson | null) => {
    if (person && person.value !== except && people.every((p) => p.value !== person.value))
      onChange([...people, { value: person.value, label: person.label }]);
  };
  return (
    <div>
      <Field {...field}>
        <PersonPicker key={people.length} value={null} onChange={add} placeholder={placeholder} />
      </Field>
      {people.length > 0 && (
        <ul className={styles.people}>
          {people.map((person) => (
            <li key={person.value}>
              <PersonChip name={person.label} />
              <button
                type="button"
                className={styles.remove}
                aria-label={removeWords(person.label)}
                onClick={() => onChange(people.filter((p) => p !== person))}
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
