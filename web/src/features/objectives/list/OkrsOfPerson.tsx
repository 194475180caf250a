import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { cycleOn, presentCycle } from "../../../api/cycles";
import { bandOf } from "../../../api/forecast";
import type { KeyResult, Objective } from "../../../api/okr";
import { ButtonLink } from "../../../ui/ButtonLink";
import { useCycles } from "../../../ui/cyclesOfDay";
import { EmptyState } from "../../../ui/EmptyState";
import { Needle } from "../../../ui/Needle";
import { Panel } from "../../../ui/Panel";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { usePast } from "../../../ui/past";
import { Skeleton } from "../../../ui/Skeleton";
import { StatusTag } from "../../../ui/StatusTag";
import type { OfPerson } from "../../../ui/slots";
import type { Status } from "../../../ui/status";
import { type Column, Table } from "../../../ui/Table";
import { useWords } from "../../../ui/words";
import { objectivesQuery } from "../api";
import styles from "./Rows.module.css";

interface Line {
  objective: Objective;
  /** Where the person owns a key result of somebody else's objective. */
  result?: KeyResult;
}

/** What a person works for in the present cycle: their objectives, then their key results of others' objectives. */
export function OkrsOfPerson({ personId, mine }: OfPerson) {
  const { t } = useWords();
  const cycles = useCycles();
  const past = usePast();
  const cycle = past ? cycleOn(cycles.data ?? [], past) : presentCycle(cycles.data ?? []);
  const found = useInfiniteQuery({
    ...objectivesQuery({ cycle_id: cycle?.id, owner_id: personId, include: ["key_results"], asof: past }),
    enabled: Boolean(cycle),
  });
  const error = cycles.error ?? found.error;
  const lines = found.data?.pages
    .flatMap((page) => page.items)
    .flatMap((one) => linesOf(one, personId))
    .sort((a, b) => Number(Boolean(a.result)) - Number(Boolean(b.result)));
  const none = (cycles.data && !cycle) || lines?.length === 0;
  return (
    <Panel
      title={cycle ? t("objectives.ofPerson.titleOf", { cycle: cycle.name }) : t("objectives.list.title")}
      flush
    >
      <ProblemNotice error={error} retry={() => void (cycles.error ? cycles : found).refetch()} />
      {!lines && !error && !none && <Skeleton lines={4} />}
      {none && (
        <EmptyState
          title={t(past ? "objectives.ofPerson.noneThen" : "objectives.ofPerson.none")}
          action={mine && !past && <ButtonLink to="/okrs/new">{t("objectives.ofPerson.write")}</ButtonLink>}
        />
      )}
      {lines && lines.length > 0 && <Lines lines={lines} />}
      {found.hasNextPage && (
        <p className={`${styles.aside} soft small`}>
          <Link to="/okrs" search={{ of: `person:${personId}` }}>
            {t("objectives.ofPerson.more")}
          </Link>
        </p>
      )}
    </Panel>
  );
}

function linesOf(objective: Objective, personId: string): Line[] {
  if (objective.owner_id === personId) return [{ objective }];
  return (objective.key_results ?? [])
    .filter((result) => result.owner_id === personId && !result.dropped)
    .map((result) => ({ objective, result }));
}

function Lines({ lines }: { lines: Line[] }) {
  const { t } = useWords();
  const columns: Column<Line>[] = [
    {
      key: "title",
      head: t("objectives.ofPerson.what"),
      cell: ({ objective, result }) => (
        <>
          <Link
            to="/okrs/$objectiveId"
            params={{ objectiveId: objective.id }}
            search={result && { kr: result.id }}
          >
            {(result ?? objective).title}
          </Link>
          <div className="soft small">
            {result
              ? t("objectives.ofPerson.resultOf", { title: objective.title })
              : objective.state !== "active" && t(`objectives.list.state.${objective.state}`)}
          </div>
        </>
      ),
    },
    {
      key: "needle",
      head: t("objectives.ofPerson.progress"),
      cell: ({ objective, result }) => {
        const one = result ?? objective;
        return (
          <span className={styles.short}>
            <Needle
              progress={one.progress}
              expected={one.expected}
              forecast={result && bandOf(result)}
              status={one.status as Status}
            />
          </span>
        );
      },
    },
    {
      key: "status",
      head: t("objectives.ofPerson.status"),
      cell: ({ objective, result }) => <StatusTag status={(result ?? objective).status as Status} />,
    },
  ];
  return (
    <Table
      caption={t("objectives.ofPerson.caption")}
      columns={columns}
      rows={lines}
      rowKey={({ objective, result }) => (result ?? objective).id}
      dense
    />
  );
}
