import { PeopleField } from "../../ui/PeopleField";
import { useWords } from "../../ui/words";
import type { Person } from "./form";

export interface HelpersFieldProps {
  helpers: Person[];
  /** Who is responsible helps with nothing besides. */
  owner?: string;
  onChange: (helpers: Person[]) => void;
}

/** Who helps: added one by one, taken away by the cross. */
export function HelpersField({ helpers, owner, onChange }: HelpersFieldProps) {
  const { t } = useWords();
  return (
    <PeopleField
      label={t("plans.collaborators")}
      placeholder={t("plans.addCollaborator")}
      people={helpers}
      except={owner}
      onChange={onChange}
      removeWords={(name) => t("plans.removeCollaborator", { name })}
    />
  );
}
