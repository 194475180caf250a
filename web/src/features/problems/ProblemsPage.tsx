import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { EmptyState } from "../../ui/EmptyState";
import { Icon } from "../../ui/Icon";
import { useKey } from "../../ui/keys";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { PastBanner, PastPick, usePast } from "../../ui/past";
import { Segmented } from "../../ui/Segmented";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { type ProblemFilter, problemsQuery } from "./api";
import { ProblemBoard } from "./ProblemBoard";
import { ProblemFilters } from "./ProblemFilters";
import { ProblemList } from "./ProblemList";
import { ProblemSheet } from "./ProblemSheet";
import styles from "./Problems.module.css";
import { RaiseForm } from "./RaiseForm";
import type { Wanted } from "./routes";
import { VIEWS } from "./views";

/** What is in the way, those problems first that harm most: as a list or a board, by team and owner. */
export function ProblemsPage() {
  const { t } = useWords();
  const { view = "list", problem, solved, ...filter } = useSearch({ from: "/inside/problems" });
  const navigate = useNavigate({ from: "/problems" });
  const [raising, setRaising] = useState(false);
  const set = (change: Partial<Wanted>) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  const open = (id: string) => void navigate({ search: (old) => ({ ...old, problem: id }) });
  const past = usePast();
  useKey("n", t("problems.raise"), () => !past && setRaising(true));
  return (
    <Page
      title={t("problems.title")}
      subtitle={t("problems.subtitle")}
      width={view === "board" ? "wide" : "normal"}
      actions={
        !past && (
          <Button look="main" icon={<Icon name="plus" />} onClick={() => setRaising(true)}>
            {t("problems.raise")}
          </Button>
        )
      }
    >
      <PastBanner missing={t("problems.past")} />
      <div className={styles.filters}>
        <Segmented
          label={t("problems.view")}
          value={view}
          onChange={(next) => set({ view: next === "list" ? undefined : next })}
          options={VIEWS.map((v) => ({ value: v, label: t(`problems.${v}`) }))}
        />
        <ProblemFilters filter={filter} onChange={set} />
        {view === "list" && (
          <Checkbox checked={solved ?? false} onChange={(on) => set({ solved: on || undefined })}>
            {t("problems.filters.solved")}
          </Checkbox>
        )}
        <PastPick />
      </div>
      {view === "board" ? (
        <ProblemBoard filter={filter} onOpen={open} />
      ) : (
        <Listed
          filter={filter}
          solved={solved ?? false}
          onOpen={open}
          onRaise={() => setRaising(true)}
          onClear={() => void navigate({ search: { view: undefined, asof: past } })}
        />
      )}
      {problem && <ProblemSheet key={problem} id={problem} onClose={() => set({ problem: undefined })} />}
      {raising && !past && <RaiseForm team={filter.team} onClose={() => setRaising(false)} onRaised={open} />}
    </Page>
  );
}

interface ListedProps {
  filter: ProblemFilter;
  solved: boolean;
  onOpen: (id: string) => void;
  onRaise: () => void;
  onClear: () => void;
}

function Listed({ filter, solved, onOpen, onRaise, onClear }: ListedProps) {
  const { t } = useWords();
  const list = useInfiniteQuery(problemsQuery(filter, solved ? ["solved"] : ["open", "in_hand"]));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const { asof, ...narrow } = filter;
  const narrowed = solved || Object.values(narrow).some((f) => f !== undefined);
  return (
    <>
      <ProblemNotice error={list.error} retry={() => void list.refetch()} />
      {list.isPending && !list.error && <Skeleton lines={5} />}
      {list.data && items.length === 0 && (
        <EmptyState
          title={t(
            narrowed
              ? "problems.empty.filtered"
              : asof
                ? "problems.empty.nothingThen"
                : "problems.empty.none",
          )}
          action={
            narrowed ? (
              <Button onClick={onClear}>{t("problems.empty.clear")}</Button>
            ) : (
              !asof && (
                <Button look="main" onClick={onRaise}>
                  {t("problems.raise")}
                </Button>
              )
            )
          }
        >
          {!narrowed && !asof && t("problems.empty.words")}
        </EmptyState>
      )}
      {items.length > 0 && (
        <Panel flush>
          <ProblemList problems={items} solved={solved} onOpen={onOpen} />
        </Panel>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("problems.more")}
        </Button>
      )}
    </>
  );
}
