import { useQuery, useQueryClient } from "@tanstack/react-query";
import { okrChanged } from "../../api/okr";
import { formatInstant } from "../../lib/dates";
import { ConfirmButton } from "../../ui/ConfirmButton";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Table } from "../../ui/Table";
import { useWords } from "../../ui/words";
import { type Imported, importsQuery, stepImport } from "./api";
import styles from "./Exchange.module.css";

/** What came in before, each undone as one step. */
export function PastImports() {
  const { t, locale } = useWords();
  const queries = useQueryClient();
  const { data = [], error } = useQuery(importsQuery);
  const past = data.filter((i) => i.state !== "ready");
  if (error) return <ProblemNotice error={error} />;
  if (past.length === 0) return null;
  const undo = async (id: string) => {
    await stepImport(id, "undo");
    await queries.invalidateQueries({ queryKey: ["imports"] });
    await okrChanged(queries);
  };
  return (
    <div className={styles.past}>
      <h3 className={styles.name}>{t("exchange.past")}</h3>
      <Table<Imported>
        caption={t("exchange.past")}
        dense
        rows={past}
        rowKey={(i) => i.id}
        columns={[
          {
            key: "when",
            head: t("exchange.when"),
            cell: (i) => formatInstant(i.created_at, locale),
            wide: true,
          },
          { key: "name", head: t("exchange.name"), cell: (i) => i.name },
          { key: "who", head: t("exchange.who"), cell: (i) => i.person_name, wide: true },
          { key: "state", head: t("exchange.howFar"), cell: (i) => t(`exchange.state.${i.state}`, { ...i }) },
          {
            key: "undo",
            head: <span className="hidden-visually">{t("exchange.undo")}</span>,
            align: "end",
            cell: (i) =>
              i.state === "done" && (
                <ConfirmButton
                  size="small"
                  look="quiet"
                  question={t("exchange.undoQuestion", { name: i.name })}
                  consequences={t("exchange.undoConsequences")}
                  verb={t("exchange.undo")}
                  onConfirm={() => undo(i.id)}
                >
                  {t("exchange.undo")}
                </ConfirmButton>
              ),
          },
        ]}
      />
    </div>
  );
}
