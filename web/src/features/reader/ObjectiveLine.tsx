import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Field } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import { Select } from "../../ui/Select";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import { fixObjective, removeAdded, takeObjective } from "./change";
import styles from "./Outline.module.css";
import { OwnerField } from "./OwnerField";
import { isUnknown, ownerOf } from "./owners";
import { RowState } from "./RowState";
import { meant, type ObjectiveFields, type ObjectiveRow, type Sheet } from "./sheet";
import type { AimState } from "./useAim";

export interface ObjectiveLineProps {
  row: ObjectiveRow;
  /** "O1" */
  number: string;
  correct: (change: (sheet: Sheet) => Sheet) => void;
  aim: AimState;
  onAt: (id: string) => void;
  onDropped: (id: string) => void;
}

/** An objective as it was read, open to correction. */
export function ObjectiveLine({ row, number, correct, aim, onAt, onDropped }: ObjectiveLineProps) {
  const { t } = useWords();
  const fields = meant(row);
  const made = row.made?.id !== undefined;
  const fix = (change: Partial<ObjectiveFields>) => correct((s) => fixObjective(s, row.id, change));
  const title = fields.title || number;
  const unknown =
    aim.people.length > 0 && isUnknown(fields.owner, ownerOf(fields.owner, aim.people, aim.teams));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notices focus and takes what is dropped
    <div
      className={styles.objectiveHead}
      data-off={row.taken ? undefined : ""}
      onFocus={() => onAt(row.id)}
      onDragOver={(event) => event.dataTransfer.types.includes("text/x-key-result") && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDropped(event.dataTransfer.getData("text/x-key-result"));
      }}
    >
      <div className={styles.head}>
        <Checkbox
          checked={row.taken}
          disabled={made}
          onChange={(taken) => correct((s) => takeObjective(s, row.id, taken))}
        >
          <span className="hidden-visually">{t("reader.row.take", { title })}</span>
        </Checkbox>
        <span className={styles.number}>{number}</span>
        <TextInput
          id={`row-${row.id}`}
          className={styles.objectiveTitle}
          value={fields.title}
          disabled={made}
          onChange={(next) => fix({ title: next })}
          aria-label={t("reader.row.title", { name: number })}
        />
        <fieldset className={styles.owned} disabled={made}>
          <legend className="hidden-visually">{title}</legend>
          <Field label={t("reader.row.kind")} bare>
            <Select
              value={fields.kind}
              options={(["committed", "aspirational"] as const).map((value) => ({
                value,
                label: t(`reader.row.${value}`),
              }))}
              onChange={(kind) => fix({ kind })}
            />
          </Field>
          <OwnerField
            value={fields.owner}
            onChange={(owner) => fix({ owner })}
            aim={aim}
            teams
            bare
            disabled={made}
          />
        </fieldset>
        <span className={styles.tools}>
          {!row.source && !made && row.results.length === 0 && (
            <Button
              size="small"
              look="quiet"
              aria-label={t("reader.row.remove")}
              onClick={() => correct((s) => removeAdded(s, row.id))}
            >
              <Icon name="close" size={12} />
            </Button>
          )}
        </span>
      </div>
      {unknown && <p className={styles.note}>{t("reader.row.unknown_owner", { name: fields.owner })}</p>}
      {row.parentTitle && (
        <p className={styles.note}>{t("reader.row.supports", { title: row.parentTitle })}</p>
      )}
      <RowState made={row.made} />
    </div>
  );
}
