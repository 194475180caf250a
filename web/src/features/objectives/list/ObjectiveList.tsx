import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { Cycle } from "../../../api/cycles";
import { Button } from "../../../ui/Button";
import { EmptyState } from "../../../ui/EmptyState";
import { Panel } from "../../../ui/Panel";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { Skeleton } from "../../../ui/Skeleton";
import { useWords } from "../../../ui/words";
import { objectivesQuery, themeTitlesQuery } from "../api";
import { filterOf } from "./filter";
import { NothingYet } from "./NothingYet";
import { ObjectiveCard } from "./ObjectiveCard";
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
  const list = useInfiniteQuery(objectivesQuery(filterOf(scope, cycle.id, wanted)));
  const { data: themes = [] } = useQuery(themeTitlesQuery);
  const titles = new Map(themes.map((theme) => [theme.id, theme.title]));
  const all = list.data?.pages.flatMap((page) => page.items) ?? [];
  const nothing = list.isSuccess && all.length === 0;
  return (
    <>
      <ProblemNotice error={list.error} retry={() => void list.refetch()} />
      {list.isPending && (
        <Panel>
          <Skeleton lines={8} />
        </Panel>
      )}
      {nothing && !isNarrowed(wanted) && (
        <NothingYet cycle={cycle.id} team={scope.kind === "team" ? scope.id : undefined} />
      )}
      {nothing && isNarrowed(wanted) && (
        <Panel>
          <EmptyState
            title={t("objectives.list.noMatch")}
            action={<Button onClick={() => want(wide)}>{t("objectives.list.widen")}</Button>}
          />
        </Panel>
      )}
      {all.map((objective) => (
        <ObjectiveCard key={objective.id} objective={objective} themes={titles} fold={wanted.fold} />
      ))}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("objectives.list.more")}
        </Button>
      )}
    </>
  );
}
