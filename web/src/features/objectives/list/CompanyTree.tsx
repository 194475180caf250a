import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import type { Cycle } from "../../../api/cycles";
import type { KeyResult } from "../../../api/okr";
import { teamsQuery } from "../../../api/teams";
import { useMe } from "../../../ui/me";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { usePast } from "../../../ui/past";
import { Skeleton } from "../../../ui/Skeleton";
import { objectivesQuery, themeTitlesQuery } from "../api";
import { CheckInDrawer } from "./CheckInDrawer";
import { HandContext } from "./hand";
import { NothingYet } from "./NothingYet";
import styles from "./Tree.module.css";
import { noTeam, Teamless, TreeTeam } from "./TreeTeam";
import { branchesOf } from "./teams";
import { useCheckInKey, useWalkKeys } from "./useRowKeys";
import type { Wanted } from "./wanted";

interface CompanyTreeProps {
  cycle: Cycle;
  want: (part: Partial<Wanted>) => void;
}

const none: ReadonlySet<string> = new Set();

/** The company: teams below teams, their objectives, their key results; each asked for when it is opened. */
export function CompanyTree({ cycle, want }: CompanyTreeProps) {
  const me = useMe();
  const teams = useQuery(teamsQuery);
  const teamless = useInfiniteQuery(objectivesQuery({ cycle_id: cycle.id, team_id: noTeam }));
  const { data: themes = [] } = useQuery(themeTitlesQuery(usePast()));
  const titles = useMemo(() => new Map(themes.map((theme) => [theme.id, theme.title])), [themes]);
  const [checking, checkIn] = useState<KeyResult | null>(null);
  const box = useRef<HTMLUListElement>(null);
  useWalkKeys(box);
  useCheckInKey(box);
  if (teams.error && !teams.data) {
    return <ProblemNotice error={teams.error} retry={() => void teams.refetch()} />;
  }
  if (!teams.data) return <Skeleton lines={8} />;
  const branches = branchesOf(teams.data);
  const others = (teamless.data?.pages[0]?.items.length ?? 0) > 0;
  if (branches.length === 0 && teamless.isSuccess && !others) return <NothingYet cycle={cycle.id} />;
  return (
    <HandContext value={{ selected: none, checkIn }}>
      <ul ref={box} className={styles.tree}>
        {branches.map((branch) => (
          <TreeTeam
            key={branch.team.id}
            branch={branch}
            cycle={cycle.id}
            themes={titles}
            towards={me.team_id}
            depth={0}
            want={want}
          />
        ))}
        {others && <Teamless cycle={cycle.id} themes={titles} />}
      </ul>
      {checking && <CheckInDrawer result={checking} onClose={() => checkIn(null)} />}
    </HandContext>
  );
}
