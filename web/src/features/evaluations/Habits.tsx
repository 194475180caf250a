import { Table } from "../../ui/Table";
import { useWords } from "../../ui/words";
import type { Calibration } from "./api";

/** Closer than this to the mean of all is called even: a fifth of a level. */
const EVEN = 0.2;

/** How each reviewer judges beside all; nothing for too few forms. */
export function Habits({ habits }: { habits: Calibration["habits"] }) {
  const { t } = useWords();
  const figure = (text: string | null) => text ?? t("evaluations.unknown");
  const lean = (text: string | null) => {
    if (text === null) return t("evaluations.fewForms");
    const n = Number(text);
    if (Math.abs(n) < EVEN) return `${text} ${t("evaluations.even")}`;
    return `${n > 0 ? "+" : ""}${text} ${t(n > 0 ? "evaluations.lenient" : "evaluations.strict")}`;
  };
  return (
    <Table
      dense
      caption={t("evaluations.habits")}
      rows={habits}
      rowKey={(one) => one.reviewer_id}
      columns={[
        { key: "name", head: t("evaluations.judge"), cell: (one) => one.reviewer_name },
        { key: "forms", head: t("evaluations.formCount"), align: "end", cell: (one) => one.forms },
        { key: "mean", head: t("evaluations.mean"), align: "end", cell: (one) => figure(one.mean) },
        { key: "lean", head: t("evaluations.leniency"), align: "end", cell: (one) => lean(one.leniency) },
        { key: "spread", head: t("evaluations.spread"), align: "end", cell: (one) => figure(one.spread) },
      ]}
    />
  );
}
