import type { Form } from "../../api/measure";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { DatePick } from "../../ui/DatePick";
import { Field } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import { Select } from "../../ui/Select";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import { fixResult, removeAdded, step, takeResult } from "./change";
import { dueOn } from "./due";
import { MeasureFields } from "./MeasureFields";
import styles from "./Outline.module.css";
import { OwnerField } from "./OwnerField";
import { RowState } from "./RowState";
import { meant, type ResultFields, type ResultRow, type Sheet } from "./sheet";
import type { AimState } from "./useAim";

export interface ResultLineProps {
  row: ResultRow;
  /** "KR1.2" */
  number: string;
  correct: (change: (sheet: Sheet) => Sheet) => void;
  aim: AimState;
  onAt: (id: string) => void;
  /** Something dragged was dropped on this line. */
  onDropped: (id: string) => void;
}

const forms: readonly Form[] = ["target", "relative", "change", "keep", "milestone"];

/** A key result as it was read, every field open to correction. */
export function ResultLine({ row, number, correct, aim, onAt, onDropped }: ResultLineProps) {
  const { t } = useWords();
  const fields = meant(row);
  const made = row.made?.id !== undefined;
  const fix = (change: Partial<ResultFields>) => correct((s) => fixResult(s, row.id, change));
  const title = fields.title || number;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the row's own keys; each field stays as it is
    <div
      className={styles.result}
      data-off={row.taken ? undefined : ""}
      onFocus={() => onAt(row.id)}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
        event.preventDefault();
        const field = event.target as HTMLElement;
        correct((s) => step(s, row.id, event.key === "ArrowUp" ? -1 : 1));
        // A row that moves to another objective is drawn anew; its field must not lose the keyboard.
        requestAnimationFrame(() =>
          (document.contains(field) ? field : document.getElementById(`row-${row.id}`))?.focus(),
        );
      }}
      onDragOver={(event) => event.dataTransfer.types.includes("text/x-key-result") && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onDropped(event.dataTransfer.getData("text/x-key-result"));
      }}
    >
      <div className={styles.head}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Alt and the arrows move by keys */}
        <span
          className={styles.handle}
          draggable={!made}
          title={t("reader.row.drag", { title })}
          onDragStart={(event) => event.dataTransfer.setData("text/x-key-result", row.id)}
        />
        <Checkbox
          checked={row.taken}
          disabled={made}
          onChange={(taken) => correct((s) => takeResult(s, row.id, taken))}
        >
          <span className="hidden-visually">{t("reader.row.take", { title })}</span>
        </Checkbox>
        <span className={styles.number}>{number}</span>
        <TextInput
          id={`row-${row.id}`}
          className={styles.title}
          value={fields.title}
          disabled={made}
          onChange={(next) => fix({ title: next })}
          aria-label={t("reader.row.title", { name: number })}
        />
        <span className={styles.tools}>
          {Object.keys(row.fixed).length > 0 && row.source && !made && (
            <Button size="small" look="quiet" onClick={() => correct((s) => fixResult(s, row.id, row.read))}>
              {t("reader.row.restore")}
            </Button>
          )}
          {!made && (
            <>
              <Button
                size="small"
                look="quiet"
                aria-label={t("reader.row.move_up")}
                onClick={() => correct((s) => step(s, row.id, -1))}
              >
                <span className={styles.up}>
                  <Icon name="down" size={12} />
                </span>
              </Button>
              <Button
                size="small"
                look="quiet"
                aria-label={t("reader.row.move_down")}
                onClick={() => correct((s) => step(s, row.id, 1))}
              >
                <Icon name="down" size={12} />
              </Button>
            </>
          )}
          {!row.source && !made && (
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
        <Field label={t("reader.row.form")}>
          <Select
            value={fields.form}
            options={forms.map((value) => ({ value, label: t(`reader.row.forms.${value}`) }))}
            onChange={(form) => fix({ form })}
          />
        </Field>
        <MeasureFields fields={fields} asks={row.asks} onChange={fix} />
        <Field label={t("reader.row.due")}>
          <DatePick value={dueOn(fields.due, aim.cycle, aim.today)} onChange={(due) => fix({ due })} />
        </Field>
        <OwnerField value={fields.owner} onChange={(owner) => fix({ owner })} aim={aim} disabled={made} />
        <Field label={t("reader.row.weight")}>
          <TextInput
            className={styles.short}
            inputMode="decimal"
            value={fields.weight}
            onChange={(weight) => fix({ weight })}
          />
        </Field>
      </fieldset>
      <RowState made={row.made} actions={row.actions} />
    </div>
  );
}
