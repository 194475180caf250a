import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Icon } from "../../ui/Icon";
import { useKey } from "../../ui/keys";
import { useMe } from "../../ui/me";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { PastBanner, PastPick } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { TeamPicker } from "../../ui/TeamPicker";
import { useTeams } from "../../ui/teamsOfDay";
import { useWords } from "../../ui/words";
import { prepares, reportsQuery } from "./api";
import { MakeForm } from "./MakeForm";
import { PlanForm } from "./PlanForm";
import { ReportList } from "./ReportList";
import styles from "./Reports.module.css";

/** Reports of teams: drafts that wait for whoever leads them, and what was sent, the newest week first. */
export function ReportsPage() {
  const { t } = useWords();
  const me = useMe();
  const { team, asof } = useSearch({ from: "/inside/reports" });
  const navigate = useNavigate({ from: "/reports" });
  const [making, setMaking] = useState(false);
  const [planning, setPlanning] = useState(false);
  const list = useInfiniteQuery(reportsQuery(team, asof));
  const teams = useTeams().data ?? [];
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const may = prepares(me) && !asof;
  const chosen = teams.find((one) => one.id === team);
  useKey("n", t("reports.make"), () => may && setMaking(true));
  const make = may && (
    <Button look="main" icon={<Icon name="plus" />} onClick={() => setMaking(true)}>
      {t("reports.make")}
    </Button>
  );
  return (
    <Page
      title={t("reports.title")}
      subtitle={t("reports.subtitle")}
      actions={
        <span className={styles.acts}>
          <PastPick />
          {may && <Button onClick={() => setPlanning(true)}>{t("reports.plan.open")}</Button>}
          {make}
        </span>
      }
    >
      <PastBanner missing={t("reports.past")} />
      <div className={styles.filters}>
        <TeamPicker
          clearable
          aria-label={t("reports.ofTeam")}
          placeholder={t("reports.anyTeam")}
          value={chosen ? { value: chosen.id, label: chosen.name } : null}
          onChange={(next) => void navigate({ search: { team: next?.value, asof }, replace: true })}
        />
      </div>
      <ProblemNotice error={list.error} retry={() => void list.refetch()} />
      {list.isPending && !list.error && <Skeleton lines={5} />}
      {list.data && items.length === 0 && (
        <EmptyState title={t(asof ? "reports.empty.notYet" : "reports.empty.title")} action={make}>
          {!asof && t(may ? "reports.empty.lead" : "reports.empty.reader")}
        </EmptyState>
      )}
      {items.length > 0 && (
        <Panel flush>
          <ReportList reports={items} />
        </Panel>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("reports.more")}
        </Button>
      )}
      {making && (
        <MakeForm
          onClose={() => setMaking(false)}
          onMade={(id) => void navigate({ to: "/reports/$reportId", params: { reportId: id } })}
        />
      )}
      {planning && <PlanForm onClose={() => setPlanning(false)} />}
    </Page>
  );
}
