import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { saveFile } from "../../lib/save";
import { Button } from "../../ui/Button";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { type Column, Table } from "../../ui/Table";
import { Tag } from "../../ui/Tag";
import { useWords } from "../../ui/words";
import { exported, type Payout, type SchemeDetail, type Simulation, simulationQuery } from "./api";
import styles from "./Incentives.module.css";
import { StatementDrawer } from "./Statements";

/** What a scheme pays: all together, how it is spread, and everybody. */
export function Simulated({ scheme }: { scheme: SchemeDetail }) {
  const { t } = useWords();
  const ran = scheme.state === "run" || scheme.state === "paid";
  const [shown, setShown] = useState<string | null>(null);
  const past = usePast();
  const query = useInfiniteQuery(simulationQuery(scheme.id, scheme.version, past));
  const first = query.data?.pages[0];
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Panel
      title={t(ran ? "incentives.result" : "incentives.simulation")}
      actions={ran && !past && <Exports id={scheme.id} />}
    >
      <div className={styles.stack}>
        <ProblemNotice error={query.error} retry={() => void query.refetch()} />
        {query.isPending && !query.error && <Skeleton lines={6} />}
        {first && <Spread of={first} />}
        {rows.length > 0 && <Rows rows={rows} scheme={scheme} onShow={setShown} />}
        {query.hasNextPage && (
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("incentives.more")}
          </Button>
        )}
      </div>
      {shown && <StatementDrawer scheme={scheme.id} person={shown} onClose={() => setShown(null)} />}
    </Panel>
  );
}

function Spread({ of }: { of: Simulation }) {
  const { t } = useWords();
  const top = Math.max(...of.bands.map((band) => band.people));
  return (
    <>
      <p className={styles.facts}>
        <strong>{t("incentives.total", { amount: of.total, count: of.people })}</strong>
        {of.points && <span>{t("incentives.pointsTotal", { points: of.points })}</span>}
        <span>{t("incentives.median", { amount: of.median })}</span>
        <span>{t("incentives.range", { least: of.least, most: of.most })}</span>
        {of.none > 0 && <span>{t("incentives.none", { count: of.none })}</span>}
      </p>
      <ul className={styles.bands} aria-label={t("incentives.spread")}>
        {of.bands.map((band) => (
          <li key={band.from}>
            <span>
              {band.from} – {band.until}
            </span>
            <span
              className={styles.bar}
              style={{ width: `${(band.people / top) * 100}%` }}
              aria-hidden="true"
            />
            <span>{t("incentives.persons", { count: band.people })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Rows({
  rows,
  scheme,
  onShow,
}: {
  rows: Payout[];
  scheme: SchemeDetail;
  onShow: (id: string) => void;
}) {
  const { t } = useWords();
  const columns: Column<Payout>[] = [
    {
      key: "name",
      head: t("incentives.person"),
      cell: (row) => (
        <>
          <Button look="quiet" onClick={() => onShow(row.person_id)}>
            {row.name}
          </Button>
          {row.moves?.length ? <Tag>{t("incentives.moves.some")}</Tag> : null}
        </>
      ),
    },
  ];
  if (scheme.needs.includes("score") || !scheme.needs.includes("achievement")) {
    columns.push({
      key: "score",
      head: t("incentives.score"),
      align: "end",
      cell: (row) => row.score ?? "–",
    });
  }
  if (scheme.needs.includes("achievement")) {
    columns.push({
      key: "achievement",
      head: t("incentives.achievement"),
      align: "end",
      cell: (row) => row.achievement ?? "–",
    });
  }
  if (scheme.needs.includes("base")) {
    columns.push({
      key: "base",
      head: t("incentives.base"),
      align: "end",
      wide: true,
      cell: (row) => row.base ?? "–",
    });
  }
  if (scheme.preset === "points") {
    columns.push({ key: "points", head: t("incentives.points"), align: "end", cell: (row) => row.points });
  }
  columns.push({
    key: "amount",
    head: t("incentives.amount"),
    align: "end",
    cell: (row) => <span className={styles.number}>{row.amount}</span>,
  });
  return (
    <Table
      caption={t("incentives.everybody")}
      rows={rows}
      rowKey={(row) => row.person_id}
      columns={columns}
    />
  );
}

function Exports({ id }: { id: string }) {
  const { t } = useWords();
  const [error, setError] = useState<unknown>(null);
  const save = async (format: "xlsx" | "csv") => {
    try {
      setError(null);
      saveFile(await exported(id, format), `sinan-payouts.${format}`);
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <>
      <ProblemNotice error={error} />
      <Button onClick={() => void save("xlsx")}>{t("incentives.xlsx")}</Button>
      <Button onClick={() => void save("csv")}>{t("incentives.csv")}</Button>
    </>
  );
}
