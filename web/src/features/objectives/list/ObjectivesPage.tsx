import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { can } from "../../../api/can";
import { type Cycle, presentCycle } from "../../../api/cycles";
import { ButtonLink } from "../../../ui/ButtonLink";
import { useCycles } from "../../../ui/cyclesOfDay";
import { EmptyState } from "../../../ui/EmptyState";
import { useMe } from "../../../ui/me";
import { Page } from "../../../ui/Page";
import { Panel } from "../../../ui/Panel";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { PastBanner, PastPick, usePast } from "../../../ui/past";
import { Select } from "../../../ui/Select";
import { Slot } from "../../../ui/slots";
import { useWords } from "../../../ui/words";
import { themeTitlesQuery } from "../api";
import styles from "./Bars.module.css";
import { CompanyTree } from "./CompanyTree";
import { FilterBar } from "./FilterBar";
import { shownBy } from "./filter";
import { inWords } from "./inWords";
import { NoCycle } from "./NothingYet";
import { ObjectiveList } from "./ObjectiveList";
import { ScopeBar } from "./ScopeBar";
import { useScopeName } from "./useScopeName";
import { isNarrowed, scopeOf, type Wanted, wide } from "./wanted";

/** The OKRs of a person, a team or the company. */
export function ObjectivesPage() {
  const { t } = useWords();
  const me = useMe();
  const wanted = useSearch({ from: "/inside/okrs" });
  const navigate = useNavigate({ from: "/okrs" });
  const want = (part: Partial<Wanted>) =>
    void navigate({ search: (old) => ({ ...old, ...part }), replace: true });
  const { data: cycles = [], isSuccess: asked, error, refetch } = useCycles();
  const cycle = cycles.find((c) => c.id === wanted.cycle) ?? presentCycle(cycles);
  const { data: themes = [] } = useQuery(themeTitlesQuery(usePast()));
  const past = usePast();
  const scope = scopeOf(wanted.of, me.team_id);
  const name = useScopeName(scope);
  // What a filter lets through is found by the list; the tree would hide it in shut teams, and shows those of now.
  const tree = scope.kind === "company" && !wanted.flat && !isNarrowed(wanted) && !past;
  const nobody = scope.kind === "person" && scope.id === "";
  return (
    <Page
      title={[name, cycle?.name].filter(Boolean).join(" · ")}
      subtitle={cycle && !past && <CyclePace cycle={cycle} />}
      actions={
        !past && (
          <>
            {cycle && !nobody && <Slot name="exportOkrs" inBar filter={shownBy(scope, cycle.id, wanted)} />}
            {can(me, "objective.create") && (
              <>
                <ButtonLink to="/okrs/paste">{t("objectives.list.begin.paste")}</ButtonLink>
                <ButtonLink
                  to="/okrs/new"
                  search={{ cycle: cycle?.id, team: (scope.kind === "team" && scope.id) || undefined }}
                  look="main"
                >
                  {t("objectives.list.begin.blank")}
                </ButtonLink>
              </>
            )}
          </>
        )
      }
    >
      <PastBanner missing={t("objectives.list.past")} />
      <ProblemNotice error={error} retry={() => void refetch()} />
      {asked && !cycle && <NoCycle />}
      <div className={`${styles.bar} ${styles.scope}`}>
        <ScopeBar scope={scope} myTeam={me.team_id} want={want} />
        {cycles.length > 0 && (
          <Select
            className={styles.cycle}
            aria-label={t("objectives.list.cycle")}
            value={cycle?.id ?? ""}
            options={cycles.map((c) => ({ value: c.id, label: c.name }))}
            onChange={(id) => want({ cycle: id })}
          />
        )}
        {cycle && <PastPick />}
      </div>
      {cycle && !nobody && <FilterBar tree={tree} scope={scope} wanted={wanted} want={want} />}
      {cycle && !nobody && (
        <Slot
          name="views"
          inBar
          find={inWords(wanted, themes, t)}
          opens={wanted.view}
          onOpen={(find, everywhere) =>
            want({
              ...wide,
              find: find || undefined,
              view: undefined,
              ...(everywhere ? { of: "company" } : {}),
            })
          }
        />
      )}
      {cycle && tree && <CompanyTree cycle={cycle} want={want} />}
      {nobody && (
        <Panel>
          <EmptyState title={t("objectives.list.whom")}>{t("objectives.list.whomWords")}</EmptyState>
        </Panel>
      )}
      {cycle && !tree && !nobody && (
        <ObjectiveList
          key={`${wanted.of} ${cycle.id}`}
          scope={scope}
          cycle={cycle}
          wanted={wanted}
          want={want}
        />
      )}
    </Page>
  );
}

/** How far the cycle is: the week, and the workdays that are over. */
function CyclePace({ cycle }: { cycle: Cycle }) {
  const { t } = useWords();
  if (cycle.week < 1) return t("objectives.list.pace.before", { workdays: cycle.workdays });
  if (cycle.week > cycle.weeks) return t("objectives.list.pace.over");
  const { week, weeks, workdays, workdays_done: done } = cycle;
  return t("objectives.list.pace.during", { week, weeks, workdays, done });
}
