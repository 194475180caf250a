import { useState } from "react";
import { can } from "../../api/can";
import type { Team } from "../../api/teams";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Icon } from "../../ui/Icon";
import { useMe } from "../../ui/me";
import { usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";

import { TeamBranch } from "./TeamBranch";
import { TeamDialog } from "./TeamDialog";
import styles from "./TeamTree.module.css";
import { treeOf } from "./tree";

interface TeamTreeProps {
  teams: readonly Team[] | undefined;
  chosen: string | undefined;
  choose: (id: string | undefined) => void;
}

/** The teams as they stand below each other. */
export function TeamTree({ teams, chosen, choose }: TeamTreeProps) {
  const { t } = useWords();
  const me = useMe();
  const [making, setMaking] = useState(false);
  const past = usePast() !== undefined;
  const add =
    can(me, "team.create") && !past ? (
      <Button size="small" look="quiet" icon={<Icon name="plus" size={12} />} onClick={() => setMaking(true)}>
        {t("people.team.add")}
      </Button>
    ) : null;
  return (
    <nav aria-label={t("people.teams")} className={styles.tree}>
      <button
        type="button"
        className={styles.all}
        aria-current={chosen ? undefined : "true"}
        onClick={() => choose(undefined)}
      >
        {t("people.everyone")}
      </button>
      {!teams && <Skeleton />}
      {teams?.length === 0 && (
        <EmptyState title={t("people.team.none")} action={add}>
          {!past && t("people.team.noneWords")}
        </EmptyState>
      )}
      {teams && teams.length > 0 && (
        <>
          <ul className={styles.top}>
            {treeOf(teams).map((branch) => (
              <TeamBranch key={branch.team.id} branch={branch} chosen={chosen} choose={choose} depth={0} />
            ))}
          </ul>
          {add}
        </>
      )}
      {making && <TeamDialog teams={teams ?? []} onClose={() => setMaking(false)} />}
    </nav>
  );
}
