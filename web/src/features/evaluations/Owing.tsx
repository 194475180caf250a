import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Icon } from "../../ui/Icon";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { Segmented } from "../../ui/Segmented";
import { Skeleton } from "../../ui/Skeleton";
import { Table } from "../../ui/Table";
import { useWords } from "../../ui/words";
import { type Duty, type Evaluation, evaluations, type Row, rowsQuery } from "./api";
import styles from "./Evaluations.module.css";
import { HandOver } from "./HandOver";

/** Who has handed in what, without a rating; a form that waits can be given to somebody else. */
export function Owing({ one }: { one: Evaluation }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [show, setShow] = useState<"owing" | "all">("owing");
  const [giving, setGiving] = useState<{ row: Row; duty: Duty } | null>(null);
  const past = usePast();
  const list = useInfiniteQuery(rowsQuery(one.id, show === "owing", past));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel
      title={t("evaluations.owing")}
      actions={
        <Segmented
          label={t("evaluations.owing")}
          value={show}
          options={[
            { value: "owing", label: t("evaluations.onlyOwing") },
            { value: "all", label: t("evaluations.everyone") },
          ]}
          onChange={setShow}
        />
      }
    >
      <ul className={styles.counts}>
        {one.counts.map((count) => (
          <li key={count.kind}>
            <span className="soft small">{t(`evaluations.by.${count.kind}`)}</span>
            <span className={styles.number}>
              {count.handed_in} / {count.asked}
            </span>
          </li>
        ))}
      </ul>
      <ProblemNotice error={list.error} retry={() => void list.refetch()} />
      {list.isPending && !list.error && <Skeleton lines={5} />}
      {list.data && rows.length === 0 && (
        <EmptyState title={t("evaluations.nobodyOwes")}>
          {!past && t("evaluations.nobodyOwesWords")}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Table
          caption={t("evaluations.owing")}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "person",
              head: t("evaluations.person"),
              cell: (row) => (
                <span className={styles.title}>
                  <Link to="/evaluations/people/$subjectId" params={{ subjectId: row.id }} preload={false}>
                    {row.person_name}
                  </Link>
                  <span className="soft small">{row.team_name}</span>
                </span>
              ),
            },
            {
              key: "forms",
              head: t("evaluations.forms"),
              cell: (row) => (
                <ul className={styles.duties}>
                  {row.forms.map((duty) => (
                    <li key={duty.form_id}>
                      <DutyLine
                        duty={duty}
                        row={row}
                        gives={one.state === "open" && !past}
                        onGive={() => setGiving({ row, duty })}
                      />
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("evaluations.more")}
        </Button>
      )}
      {giving && (
        <HandOver
          duty={giving.duty}
          person={giving.row.person_name}
          onClose={() => setGiving(null)}
          onDone={() => queries.invalidateQueries({ queryKey: evaluations })}
        />
      )}
    </Panel>
  );
}

interface DutyLineProps {
  duty: Duty;
  row: Row;
  /** Forms can be handed over. */
  gives: boolean;
  onGive: () => void;
}

function DutyLine({ duty, row, gives, onGive }: DutyLineProps) {
  const { t } = useWords();
  const kind = t(`evaluations.by.${duty.kind}`);
  const waits = duty.state === "asked";
  const trouble = duty.reviewer_id
    ? duty.left
      ? t("evaluations.left")
      : duty.away
        ? t(duty.deputy_name ? "evaluations.awayWith" : "evaluations.away", { name: duty.deputy_name })
        : ""
    : t("evaluations.nobody");
  return (
    <span className={styles.duty}>
      <span className={waits ? styles.waits : styles.handed}>
        <Icon name={waits ? "dots" : "check"} />
        {t(waits ? "evaluations.owes" : "evaluations.has", { kind })}
      </span>
      <span>{duty.reviewer_name}</span>
      {waits && trouble && (
        <span className={styles.trouble}>
          <Icon name="warn" />
          {trouble}
        </span>
      )}
      {gives && waits && (duty.kind === "manager" || duty.kind === "second") && (
        <Button
          look="quiet"
          size="small"
          aria-label={t("evaluations.handOverOf", { kind, name: row.person_name })}
          onClick={onGive}
        >
          {t("evaluations.handOver")}
        </Button>
      )}
    </span>
  );
}
