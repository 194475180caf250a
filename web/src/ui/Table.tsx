import type { ReactNode } from "react";
import styles from "./Table.module.css";

export interface Column<Row> {
  key: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Numbers go to the right. */
  align?: "start" | "end";
  width?: number | string;
  /** Left out on a phone. */
  wide?: boolean;
}

export interface TableProps<Row> {
  /** What the table holds, for screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  dense?: boolean;
}

/** A plain table whose head stays in sight. For ten thousand rows or trees use antd's, lazily. */
export function Table<Row>({ caption, columns, rows, rowKey, dense }: TableProps<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a phone and must do so by keys
    // biome-ignore lint/a11y/useSemanticElements: a box that scrolls is no fieldset
    <div className={styles.box} role="group" aria-label={caption} tabIndex={0}>
      <table className={`${styles.table} ${dense ? styles.dense : ""}`}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classOf(column)} style={{ width: column.width }}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.key} className={classOf(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function classOf<Row>(column: Column<Row>): string {
  return [column.align === "end" ? styles.end : "", column.wide ? styles.wide : ""].join(" ").trim();
}
