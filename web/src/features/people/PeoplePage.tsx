import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { can } from "../../api/can";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { EmptyState } from "../../ui/EmptyState";
import { Icon } from "../../ui/Icon";
import { useMe } from "../../ui/me";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { PastBanner, PastPick, usePast } from "../../ui/past";
import { SearchInput } from "../../ui/SearchInput";
import { Skeleton } from "../../ui/Skeleton";
import { useTeams } from "../../ui/teamsOfDay";
import { useWords } from "../../ui/words";
import { peopleQuery, type Wanted } from "./api";
import { Closed } from "./Closed";
import { ExportPeople } from "./ExportPeople";
import { ImportDialog } from "./ImportDialog";
import styles from "./PeoplePage.module.css";
import { PeopleTable } from "./PeopleTable";
import { PersonDialog } from "./PersonDialog";
import { TeamHead } from "./TeamHead";
import { TeamTree } from "./TeamTree";

/** The company's people for those who may see them; for guests who come by the address, why not. */
export function PeoplePage() {
  return can(useMe(), "person.view") ? <TeamsAndPeople /> : <Closed />;
}

/** The tree of teams on the left, the people of the chosen one on the right. */
function TeamsAndPeople() {
  const { t } = useWords();
  const me = useMe();
  const wanted = useSearch({ from: "/inside/people" });
  const navigate = useNavigate({ from: "/people" });
  const want = (next: Partial<Wanted>) =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const past = usePast();
  const teams = useTeams();
  const people = useInfiniteQuery(peopleQuery(wanted));
  const [open, setOpen] = useState<"add" | "import" | null>(null);
  const all = people.data?.pages.flatMap((page) => page.items) ?? [];
  const chosen = teams.data?.find((team) => team.id === wanted.team);
  const may = can(me, "person.create") && !past;
  const actions = may ? (
    <>
      <ExportPeople />
      <Button onClick={() => setOpen("import")}>{t("people.import")}</Button>
      <Button look="main" icon={<Icon name="plus" size={14} />} onClick={() => setOpen("add")}>
        {t("people.add")}
      </Button>
    </>
  ) : null;
  return (
    <Page
      title={t("people.title")}
      actions={
        <>
          <PastPick />
          {actions}
        </>
      }
    >
      <PastBanner missing={t("people.past")} />
      <div className={styles.columns}>
        <TeamTree
          teams={teams.data ?? (teams.isError ? [] : undefined)}
          chosen={wanted.team}
          choose={(team) => want({ team })}
        />
        <div className={styles.people}>
          {chosen && (
            <TeamHead team={chosen} teams={teams.data ?? []} gone={() => want({ team: undefined })} />
          )}
          <div className={styles.filters}>
            <SearchInput
              className={styles.search}
              value={wanted.q ?? ""}
              label={t("people.search")}
              onChange={(q) => want({ q: q || undefined })}
            />
            <Checkbox
              checked={wanted.inactive ?? false}
              onChange={(inactive) => want({ inactive: inactive || undefined })}
            >
              {t("people.inactive")}
            </Checkbox>
          </div>
          <ProblemNotice
            error={people.error ?? teams.error}
            retry={() => {
              if (people.error) void people.refetch();
              if (teams.error) void teams.refetch();
            }}
          />
          {(all.length > 0 || !people.isError) && (
            <Panel flush>
              {people.isPending && <Skeleton lines={6} />}
              {all.length > 0 && <PeopleTable people={all} teams={teams.data ?? []} />}
              {people.isSuccess && all.length === 0 && !(chosen && !wanted.q) && (
                <EmptyState title={t("people.none")}>{t("people.noneWords")}</EmptyState>
              )}
              {people.isSuccess && all.length === 0 && chosen && !wanted.q && (
                <EmptyState title={t("people.emptyTeam")}>{may && t("people.emptyTeamWords")}</EmptyState>
              )}
            </Panel>
          )}
          {people.hasNextPage && (
            <Button busy={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
              {t("people.more")}
            </Button>
          )}
          {may && all.length === 1 && !wanted.q && !wanted.team && (
            <EmptyState title={t("people.alone")} action={actions}>
              {t("people.aloneWords")}
            </EmptyState>
          )}
        </div>
      </div>
      {open === "add" && (
        <PersonDialog teams={teams.data ?? []} homeTeam={chosen} onClose={() => setOpen(null)} />
      )}
      {open === "import" && <ImportDialog onClose={() => setOpen(null)} />}
    </Page>
  );
}
