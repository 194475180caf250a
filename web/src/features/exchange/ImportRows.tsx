import { useWords } from "../../ui/words";
import type { ImportedRow } from "./api";
import styles from "./Exchange.module.css";

/** Never by colour alone: what becomes of a row has a sign of its own. */
const SIGN: Record<ImportedRow["verdict"], string> = {
  new: "+",
  changed: "~",
  same: "=",
  refused: "!",
  left: "·",
};

/** What becomes of the rows of a file; once it is in, what was refused. */
export function ImportRows({ rows, ready }: { rows: readonly ImportedRow[]; ready: boolean }) {
  const { t } = useWords();
  const label = t(ready ? "exchange.rows" : "exchange.refusedRows");
  if (rows.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls, and must do so by keys
    // biome-ignore lint/a11y/useSemanticElements: a box that scrolls is no fieldset
    <div className={styles.rows} role="group" aria-label={label} tabIndex={0}>
      <ul>
        {rows.map((row, at) => (
          <li key={at} className={styles.row}>
            <span className={`${styles.verdict} ${styles[row.verdict]}`}>
              <span aria-hidden="true">{SIGN[row.verdict]}</span> {t(`exchange.verdict.${row.verdict}`)}
            </span>
            <div>
              <span className={styles.note}>
                {row.sheet}
                {row.in && row.in !== row.sheet ? t("exchange.inSheet", { name: row.in }) : ""}
                {row.line ? t("exchange.line", { line: row.line }) : ""}
              </span>{" "}
              {row.title}
              {row.changes.map((change) => (
                <div key={change.field} className={styles.change}>
                  {change.field}
                  {change.cell && t("exchange.cell", { cell: change.cell })}
                  {t("exchange.colon")}
                  <del>{change.old || t("exchange.blank")}</del> →{" "}
                  <ins>{change.new || t("exchange.blank")}</ins>
                </div>
              ))}
              {row.verdict === "left" && <div className={styles.note}>{t("exchange.leftWords")}</div>}
              {row.faults.map((fault) => (
                <div key={fault.field + fault.code} className={styles.fault}>
                  {fault.field &&
                    `${fault.field}${fault.cell ? t("exchange.cell", { cell: fault.cell }) : ""}${t("exchange.colon")}`}
                  {fault.detail}
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
