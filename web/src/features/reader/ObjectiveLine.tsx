import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Field } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import { Select } from "../../ui/Select";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import { addResult, fixObjective, removeAdded, takeObjective } from "./change";
import styles from "./Outline.module.css";
import { OwnerField } from "./OwnerField";
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
        <span className={styles.tools}>
          <Button
            size="small"
            look="quiet"
            icon={<Icon name="plus" size={12} />}
            onClick={() => {
              let id = "";
              correct((s) => {
                const [next, added] = addResult(s, row.id);
                id = added;
                return next;
              });
              requestAnimationFrame(() => document.getElementById(`row-${id}`)?.focus());
            }}
          >
            {t("reader.outline.add_result")}
          </Button>
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
      <fieldset className={styles.fields} disabled={made}>
        <legend className="hidden-visually">{title}</legend>
        <Field label={t("reader.row.kind")}>
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
          disabled={made}
        />
        {row.parentTitle && (
          <p className={styles.note}>{t("reader.row.supports", { title: row.parentTitle })}</p>
        )}
      </fieldset>
      <RowState made={row.made} />
    </div>
  );
}
