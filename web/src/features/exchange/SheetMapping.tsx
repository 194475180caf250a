import { useQuery } from "@tanstack/react-query";
import { cyclesQuery } from "../../api/cycles";
import { Checkbox } from "../../ui/Checkbox";
import { Field } from "../../ui/Field";
import { PersonPicker } from "../../ui/PersonPicker";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Select } from "../../ui/Select";
import { useWords } from "../../ui/words";
import { FIELDS, type Sheet, type SheetColumn, TOOLS } from "./api";
import styles from "./Sheet.module.css";
import { SheetMemory } from "./SheetMemory";
import { SheetWords } from "./SheetWords";
import { useMapping } from "./useMapping";

/** A sheet of another tool or a text: whose it is, what each column holds, and who is meant by names that aren't known. */
export function SheetMapping({ id, sheet }: { id: string; sheet: Sheet }) {
  const { t } = useWords();
  const { say, busy, error } = useMapping(id);
  const setField = (at: number, field: string) =>
    say((now) => ({ fields: now.columns.map((c, i) => (i === at ? field : c.field)) }));
  const text = sheet.columns.length === 0;
  return (
    <div className={styles.sheet} aria-busy={busy}>
      <p className={styles.about}>{t(text ? "exchange.sheet.aboutText" : "exchange.sheet.about")}</p>
      <SheetMemory sheet={sheet} say={say} />
      <Whole sheet={sheet} say={say} />
      {!text && (
        <>
          <h4 className={styles.title}>{t("exchange.sheet.columns")}</h4>
          <ul className={styles.columns}>
            {sheet.columns.map((column, at) => (
              <Column key={at} at={at} column={column} onChange={(field) => setField(at, field)} />
            ))}
          </ul>
        </>
      )}
      <ProblemNotice error={error} />
      <SheetWords sheet={sheet} say={say} />
      <p className={styles.busy} role="status">
        {busy && t("exchange.sheet.busy")}
      </p>
    </div>
  );
}

export interface Said {
  sheet: Sheet;
  say: ReturnType<typeof useMapping>["say"];
}

/** What holds for all rows. */
function Whole({ sheet, say }: Said) {
  const { t } = useWords();
  const { data: cycles = [] } = useQuery(cyclesQuery);
  return (
    <>
      <div className={styles.whole}>
        {sheet.columns.length > 0 && (
          <Field label={t("exchange.sheet.tool")}>
            <Select
              value={sheet.tool}
              options={TOOLS.map((tool) => ({ value: tool, label: t(`exchange.sheet.tools.${tool}`) }))}
              onChange={(tool) => say(() => ({ tool }))}
            />
          </Field>
        )}
        {sheet.sheets.length > 1 && (
          <Field label={t("exchange.sheet.sheet")}>
            <Select
              value={String(sheet.sheet)}
              options={sheet.sheets.map((name, at) => ({ value: String(at), label: name }))}
              onChange={(at) => say(() => ({ sheet: Number(at), fields: [] }))}
            />
          </Field>
        )}
        <Field label={t("exchange.sheet.cycle")} hint={t("exchange.sheet.usual")}>
          <Select
            value={sheet.cycle_id ?? ""}
            options={[
              { value: "", label: t("exchange.sheet.none") },
              ...cycles.map((c) => ({ value: c.id, label: c.name })),
            ]}
            onChange={(cycle) => say(() => ({ cycle_id: cycle }))}
          />
        </Field>
        <Field label={t("exchange.sheet.owner")} hint={t("exchange.sheet.usual")}>
          <PersonPicker
            clearable
            placeholder={t("exchange.sheet.none")}
            value={sheet.owner_id ? { value: sheet.owner_id, label: sheet.owner_name ?? "" } : null}
            onChange={(person) => say(() => ({ owner_id: person?.value ?? "" }))}
          />
        </Field>
      </div>
      <Checkbox checked={sheet.draft} onChange={(draft) => say(() => ({ draft }))}>
        {t("exchange.sheet.draft")}
      </Checkbox>
    </>
  );
}

function Column({
  at,
  column,
  onChange,
}: {
  at: number;
  column: SheetColumn;
  onChange: (field: string) => void;
}) {
  const { t } = useWords();
  const head = column.head || t("exchange.sheet.unnamed", { number: at + 1 });
  return (
    <li className={`${styles.column} ${column.field ? "" : styles.left}`}>
      <div className={styles.head}>
        <strong>{head}</strong>
        <span className={styles.samples}>
          {column.samples.join(t("exchange.sheet.between")) || t("exchange.blank")}
        </span>
      </div>
      <span aria-hidden="true" className={styles.arrow}>
        →
      </span>
      <Select
        aria-label={t("exchange.sheet.holds", { head })}
        value={column.field}
        options={FIELDS.map((field) => ({
          value: field,
          label: t(`exchange.sheet.fields.${field || "leave"}`),
        }))}
        onChange={onChange}
      />
    </li>
  );
}
