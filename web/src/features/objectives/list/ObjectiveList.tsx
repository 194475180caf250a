import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { can } from "../../../api/can";
import type { Cycle } from "../../../api/cycles";
import type { KeyResult } from "../../../api/okr";
import { teamsQuery } from "../../../api/teams";
import { Button } from "../../../ui/Button";
import { EmptyState } from "../../../ui/EmptyState";
import { useMe } from "../../../ui/me";
import { Panel } from "../../../ui/Panel";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { usePast } from "../../../ui/past";
import { Skeleton } from "../../../ui/Skeleton";
import { useWords } from "../../../ui/words";
import { objectivesQuery, themeTitlesQuery } from "../api";
import { BulkBar } from "./BulkBar";
import { CheckInDrawer } from "./CheckInDrawer";
import { filterOf } from "./filter";
import { GroupHead } from "./GroupHead";
import { groupsOf } from "./groups";
import { HandContext } from "./hand";
import { NothingYet } from "./NothingYet";
import { ObjectiveCard } from "./ObjectiveCard";
import styles from "./Rows.module.css";
import { useOrder } from "./useOrder";
import { useCheckInKey, useRowKey, useWalkKeys } from "./useRowKeys";
import { useSelection } from "./useSelection";
import { isNarrowed, type Scope, type Wanted, wide } from "./wanted";

interface ObjectiveListProps {
  scope: Scope;
  cycle: Cycle;
  wanted: Wanted;
  want: (part: Partial<Wanted>) => void;
}

/** The objectives that are asked for, one below another. */
export function ObjectiveList({ scope, cycle, wanted, want }: ObjectiveListProps) {
  const { t } = useWords();
  const me = useMe();
  const filter = filterOf(scope, cycle.id, wanted);
  const list = useInfiniteQuery(objectivesQuery(filter));
  const { data: themes = [] } = useQuery(themeTitlesQuery(usePast()));
  const { data: teams = [] } = useQuery(teamsQuery);
  const titles = useMemo(() => new Map(themes.map((theme) => [theme.id, theme.title])), [themes]);
  const all = list.data?.pages.flatMap((page) => page.items) ?? [];
  const groups = groupsOf(all, scope, me.id, teams);
  const order = useOrder(groups, objectivesQuery(filter).queryKey);
  const selection = useSelection(all);
  const [checking, checkIn] = useState<KeyResult | null>(null);
  const box = useRef<HTMLDivElement>(null);
  // Between rows that a filter hides there is no telling where one would stand.
  const past = usePast();
  const narrowed = isNarrowed(wanted);
  const still = narrowed || past !== undefined;
  const move = (row: HTMLElement, by: number) => {
    const objective = all.find((o) => o.id === row.dataset.objective);
    if (!still && can(objective, "objective.update")) order.move(objective?.id ?? "", by);
  };
  useWalkKeys(box);
  useCheckInKey(box);
  useRowKey(box, "x", t("objectives.list.keys.select"), (row) =>
    past ? undefined : selection.toggle(row.dataset.objective ?? ""),
  );
  useRowKey(box, "alt+arrowup", t("objectives.list.keys.raise"), (row) => move(row, -1));
  useRowKey(box, "alt+arrowdown", t("objectives.list.keys.lower"), (row) => move(row, 1));
  // A query may let nothing through of what has been looked at, and something of the rest.
  const nothing = list.isSuccess && all.length === 0 && !list.hasNextPage;
  return (
    <HandContext
      value={{
        selected: selection.ids,
        select: past ? undefined : selection.toggle,
        checkIn,
        order: still ? undefined : order,
      }}
    >
      <ProblemNotice error={list.error} retry={() => void list.refetch()} />
      {list.isPending && (
        <Panel>
          <Skeleton lines={8} />
        </Panel>
      )}
      {nothing && past && !narrowed && (
        <Panel>
          <EmptyState title={t("objectives.list.noneThen")} />
        </Panel>
      )}
      {nothing && !still && (
        <NothingYet cycle={cycle.id} team={scope.kind === "team" ? scope.id : undefined} />
      )}
      {nothing && narrowed && (
        <Panel>
          <EmptyState
            title={t("objectives.list.noMatch")}
            action={<Button onClick={() => want(wide)}>{t("objectives.list.widen")}</Button>}
          />
        </Panel>
      )}
      {wanted.find && all.length > 0 && (
        <p className="soft small" role="status">
          {t(list.hasNextPage ? "objectives.list.foundSoFar" : "objectives.list.found", {
            results: all.flatMap((o) => o.key_results ?? []).filter((kr) => kr.matched && !kr.dropped).length,
            objectives: all.length,
          })}
        </p>
      )}
      <div ref={box} className={selection.ids.size > 0 ? styles.picking : undefined}>
        {groups.map((group) => (
          <section key={group.key}>
            <GroupHead group={group} alone={groups.length === 1} scope={scope} teams={teams} />
            {group.items.map((objective) => (
              <ObjectiveCard key={objective.id} objective={objective} themes={titles} fold={wanted.fold} />
            ))}
          </section>
        ))}
      </div>
      <span role="status" className="hidden-visually">
        {order.told}
      </span>
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("objectives.list.more")}
        </Button>
      )}
      <BulkBar items={selection.items} keep={selection.keep} />
      {checking && <CheckInDrawer result={checking} onClose={() => checkIn(null)} />}
    </HandContext>
  );
}
