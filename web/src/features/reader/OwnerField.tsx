import { Combobox } from "../../ui/Combobox";
import { Field } from "../../ui/Field";
import { useWords } from "../../ui/words";
import { isUnknown, ownerOf } from "./owners";
import type { AimState } from "./useAim";

export interface OwnerFieldProps {
  /** A name as read, "person:<id>" or "team:<id>", or "" for none. */
  value: string;
  onChange: (value: string) => void;
  aim: AimState;
  /** Objectives may be a team's. */
  teams?: boolean;
  /** The label only for screen readers. */
  bare?: boolean;
  disabled?: boolean;
}

/** Who owns it: the name that was read, matched to somebody here, or chosen. */
export function OwnerField({ value, onChange, aim, teams, bare, disabled }: OwnerFieldProps) {
  const { t } = useWords();
  const owner = ownerOf(value, aim.people, teams ? aim.teams : null);
  const chosen = value.includes(":");
  const unknown = isUnknown(value, owner) && !chosen && aim.people.length > 0;
  const differs = owner && !chosen && owner.name !== value;
  return (
    <Field
      label={t("reader.row.owner")}
      bare={bare}
      hint={
        bare
          ? undefined
          : unknown
            ? t("reader.row.unknown_owner", { name: value })
            : differs && t("reader.row.matched_owner", { name: value })
      }
    >
      <Combobox
        value={owner && { value: `${owner.kind}:${owner.id}`, label: owner.name }}
        onChange={(option) => onChange(option?.value ?? "")}
        search={(query) => aim.search(query, teams === true)}
        placeholder={t("reader.row.owner_default")}
        disabled={disabled}
        clearable
      />
    </Field>
  );
}
