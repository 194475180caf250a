import { useState } from "react";
import { Checkbox } from "../../ui/Checkbox";
import { FieldError } from "../../ui/FieldError";
import { Table } from "../../ui/Table";
import { Tag } from "../../ui/Tag";
import { useWords } from "../../ui/words";
import type { Import, ImportRow } from "./api";
import styles from "./ImportPreview.module.css";

/** What a table comes to, line by line, with what is wrong at the cell it is wrong in. */
export function ImportPreview({ preview }: { preview: Import }) {
  const { t } = useWords();
  const [onlyFaulty, setOnlyFaulty] = useState(false);
  const rows = onlyFaulty ? preview.rows.filter((row) => row.errors.length > 0) : preview.rows;
  const cell = (row: ImportRow, column: string, words: string) => (
    <>
      {words}
      <FieldError words={row.errors.filter((e) => e.column === column).map((e) => e.detail)} />
    </>
  );
  return (
    <div className={styles.preview}>
      <p role="status">
        {preview.faulty > 0
          ? t("people.imports.faulty", { count: preview.faulty })
          : t("people.imports.sum", { added: preview.new, changed: preview.changed, same: preview.same })}
      </p>
      {preview.teams.length > 0 && (
        <p className={styles.soft}>
          {t("people.imports.newTeams", { teams: preview.teams.map((team) => team.join(" / ")).join(", ") })}
        </p>
      )}
      {preview.faulty > 0 && preview.faulty < preview.rows.length && (
        <Checkbox checked={onlyFaulty} onChange={setOnlyFaulty}>
          {t("people.imports.onlyFaulty")}
        </Checkbox>
      )}
      <div className={styles.rows}>
        <Table
          dense
          caption={t("people.imports.rows")}
          rows={rows}
          rowKey={(row) => String(row.line)}
          columns={[
            { key: "line", head: t("people.imports.line"), align: "end", cell: (row) => row.line },
            {
              key: "change",
              head: t("people.col.state"),
              cell: (row) => <Tag>{t(`people.imports.change.${row.change}`)}</Tag>,
            },
            { key: "name", head: t("people.col.name"), cell: (row) => cell(row, "name", row.name) },
            { key: "email", head: t("people.person.email"), cell: (row) => cell(row, "email", row.email) },
            {
              key: "team",
              head: t("people.col.team"),
              cell: (row) => cell(row, "team", row.team.join(" / ")),
            },
            {
              key: "manager",
              head: t("people.col.manager"),
              cell: (row) => cell(row, "manager", row.manager ?? ""),
            },
            {
              key: "role",
              head: t("people.col.role"),
              cell: (row) => cell(row, "role", t(`people.role.${row.role}`)),
            },
            {
              key: "level",
              head: t("people.col.level"),
              cell: (row) => cell(row, "job_level", row.job_level ?? ""),
            },
          ]}
        />
      </div>
    </div>
  );
}
