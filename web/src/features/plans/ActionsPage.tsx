import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { EmptyState } from "../../ui/EmptyState";
import { useMe } from "../../ui/me";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { PastBanner, PastPick, usePast } from "../../ui/past";
import { Segmented } from "../../ui/Segmented";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { ActionBoard } from "./ActionBoard";
import { ActionForm } from "./ActionForm";
import { ActionGroups } from "./ActionGroups";
import { actionsQuery, OPEN } from "./api";
import { Filters } from "./Filters";
import { LoadOfPerson } from "./LoadWords";
import styles from "./Plan.module.css";
import type { Wanted } from "./routes";
import { Timeline } from "./Timeline";
import { VIEWS } from "./views";

/** Actions across OKRs, mine unless others' are asked for: as a list, a board or a timeline. */
export function ActionsPage() {
  const { t } = useWords();
  const me = useMe();
  const { view = "list", ...filter } = useSearch({ from: "/inside/actions" });
  const navigate = useNavigate({ from: "/actions" });
  // A board without what is done would have no place to drag it to.
  const states = filter.state ?? (view === "board" ? [...OPEN, "done" as const] : undefined);
  const { data, error, refetch, ...list } = useInfiniteQuery(actionsQuery({ ...filter, state: states }));
  const actions = data?.pages.flatMap((page) => page.items) ?? [];
  const past = usePast();
  const [form, setForm] = useState<string | null>(null);
  const set = (change: Partial<Wanted>) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  const person = filter.who === "all" ? null : (filter.who ?? me.id);
  const edited = past ? undefined : actions.find((a) => a.id === form);
  const edit = (action: { id: string }) => setForm(action.id);
  return (
    <Page
      title={t("plans.title")}
      subtitle={t("plans.subtitle")}
      width={view === "board" ? "wide" : "normal"}
    >
      <PastBanner missing={t("plans.past")} />
      <div className={styles.filters}>
        <Segmented
          label={t("plans.view")}
          value={view}
          onChange={(next) => set({ view: next === "list" ? undefined : next })}
          options={VIEWS.map((v) => ({ value: v, label: t(`plans.${v}`) }))}
        />
        <Filters filter={filter} onChange={set} />
        <PastPick />
      </div>
      {person && !past && <LoadOfPerson personId={person} cycle={filter.cycle} mine={person === me.id} />}
      <ProblemNotice error={error} retry={() => void refetch()} />
      {!data && !error && <Skeleton />}
      {data && actions.length === 0 && (
        <Nothing filter={filter} onClear={() => void navigate({ search: { view, asof: past } })} />
      )}
      {actions.length > 0 && view === "list" && <ActionGroups actions={actions} onEdit={edit} />}
      {actions.length > 0 && view === "board" && <ActionBoard actions={actions} onEdit={edit} placed />}
      {actions.length > 0 && view === "timeline" && <Timeline actions={actions} onEdit={edit} />}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("plans.showMore")}
        </Button>
      )}
      {edited && (
        <ActionForm
          key={edited.id}
          action={edited}
          keyResultId={edited.key_result_id}
          onClose={() => setForm(null)}
        />
      )}
    </Page>
  );
}

/** Nothing to show: all done, or nothing that fits. */
function Nothing({ filter, onClear }: { filter: Wanted; onClear: () => void }) {
  const { t } = useWords();
  const { asof, ...narrow } = filter;
  const narrowed = Object.values(narrow).some((f) => f !== undefined);
  if (narrowed)
    return (
      <EmptyState
        title={t("plans.empty.filtered")}
        action={<Button onClick={onClear}>{t("plans.empty.clear")}</Button>}
      />
    );
  if (asof) return <EmptyState title={t("plans.empty.nothingThen")} />;
  return (
    <EmptyState
      title={t("plans.empty.mine")}
      action={
        <ButtonLink look="main" to="/okrs">
          {t("plans.empty.toObjectives")}
        </ButtonLink>
      }
    >
      {t("plans.empty.mineWords")}
    </EmptyState>
  );
}
