import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { can } from "../../api/can";
import { EmptyState } from "../../ui/EmptyState";
import { useMe } from "../../ui/me";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { PastBanner, PastPick } from "../../ui/past";
import { Segmented } from "../../ui/Segmented";
import { Skeleton } from "../../ui/Skeleton";
import { TablesMenu } from "../../ui/TablesMenu";
import { TeamPicker } from "../../ui/TeamPicker";
import { useTeams } from "../../ui/teamsOfDay";
import { useWords } from "../../ui/words";
import { type Board, boardQuery, exportRhythm, type Keeper, type Wanted } from "./api";
import { KeeperTable } from "./KeeperTable";
import { Legend } from "./Legend";
import { NudgeDialog } from "./NudgeDialog";
import { DuesOf, PersonDrawer } from "./PersonDues";
import styles from "./Rhythm.module.css";

/** Who keeps the rhythm of check-ins, week by week; who owes one now can be nudged, once for what is due. */
export function RhythmPage() {
  const { t } = useWords();
  const me = useMe();
  const wanted = useSearch({ from: "/inside/insight/rhythm" });
  const navigate = useNavigate({ from: "/insight/rhythm" });
  const want = (part: Partial<Wanted>) => void navigate({ search: { ...wanted, ...part }, replace: true });
  const found = useQuery({ ...boardQuery(wanted), placeholderData: (before) => before });
  const [nudging, setNudging] = useState<Keeper | null>(null);
  const data = found.data;
  return (
    <Page
      title={t("rhythm.title")}
      subtitle={t("rhythm.subtitle")}
      width="wide"
      above={<Link to="/insight">{t("rhythm.toInsight")}</Link>}
      actions={
        <>
          <PastPick />
          {data && data.people.length > 0 && !wanted.asof && can(me, "exchange.export") && (
            <TablesMenu save={(format) => exportRhythm(wanted, format)} />
          )}
        </>
      }
    >
      <PastBanner missing={t("rhythm.past")} />
      <div className={styles.bar}>
        {data?.others && <Team team={wanted.team} onChange={(team) => want({ team })} />}
        <Segmented
          label={t("rhythm.weeks")}
          value={wanted.weeks ?? "6"}
          options={[
            { value: "6", label: t("rhythm.weeksOf", { count: 6 }) },
            { value: "13", label: t("rhythm.weeksOf", { count: 13 }) },
          ]}
          onChange={(weeks) => want({ weeks: weeks === "13" ? "13" : undefined })}
        />
      </div>
      <ProblemNotice error={found.error} retry={() => void found.refetch()} />
      {!data && !found.error && <Skeleton lines={8} />}
      {data && (
        <Parts data={data} wanted={wanted} onOpen={(person) => want({ person })} onNudge={setNudging} />
      )}
      {wanted.person && data?.others && (
        <PersonDrawer
          id={wanted.person}
          wanted={wanted}
          onClose={() => want({ person: undefined })}
          onNudge={setNudging}
        />
      )}
      {nudging && <NudgeDialog keeper={nudging} onClose={() => setNudging(null)} />}
    </Page>
  );
}

function Team({ team, onChange }: { team?: string; onChange: (team: string | undefined) => void }) {
  const { t } = useWords();
  const name = useTeams().data?.find((one) => one.id === team)?.name ?? "";
  return (
    <span className={styles.team}>
      <TeamPicker
        aria-label={t("rhythm.whose")}
        placeholder={t("rhythm.everybody")}
        value={team ? { value: team, label: name } : null}
        onChange={(chosen) => onChange(chosen?.value)}
        clearable
      />
    </span>
  );
}

interface PartsProps {
  data: Board;
  wanted: Wanted;
  onOpen: (personId: string) => void;
  onNudge: (keeper: Keeper) => void;
}

function Parts({ data, wanted, onOpen, onNudge }: PartsProps) {
  const { t } = useWords();
  const me = useMe();
  if (!data.others)
    return (
      <>
        <DuesOf id={me.id} wanted={wanted} />
        <Legend />
      </>
    );
  if (data.people.length === 0)
    return (
      <Panel>
        <EmptyState title={t("rhythm.nobody")}>{t("rhythm.nobodyWords")}</EmptyState>
      </Panel>
    );
  return (
    <>
      {data.omitted && <p role="status">{t("rhythm.omitted")}</p>}
      <KeeperTable data={data} onOpen={onOpen} onNudge={onNudge} />
      <Legend />
    </>
  );
}
