import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../../ui/Button";
import { Icon } from "../../../ui/Icon";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { Skeleton } from "../../../ui/Skeleton";
import { useWords } from "../../../ui/words";
import { objectivesQuery } from "../api";
import styles from "./Tree.module.css";
import { TreeObjective } from "./TreeObjective";
import { type Branch, leadsTo } from "./teams";
import type { Wanted } from "./wanted";

/** Asks for the objectives of people without a team. */
export const noTeam = "none";

interface TreeTeamProps {
  branch: Branch;
  cycle: string;
  themes: ReadonlyMap<string, string>;
  /** The team that the tree is open towards from the start: the reader's own. */
  towards: string | undefined;
  depth: number;
  want: (part: Partial<Wanted>) => void;
}

/** A team; opened, its own objectives and then the teams below it. */
export function TreeTeam({ branch, cycle, themes, towards, depth, want }: TreeTeamProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(depth === 0 || leadsTo(branch, towards));
  const { team, below } = branch;
  return (
    <li>
      <div className={styles.team} data-line="">
        <h2 className={styles.heading}>
          <button
            type="button"
            className={styles.open}
            data-row={team.id}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            onKeyDown={(event) => {
              if (event.key === "ArrowRight") setOpen(true);
              if (event.key === "ArrowLeft") setOpen(false);
            }}
          >
            <Icon name={open ? "down" : "right"} size={12} />
            <strong>{team.name}</strong>
            {team.lead_name && <span className="soft small">{team.lead_name}</span>}
          </button>
        </h2>
        <Button
          size="small"
          look="quiet"
          className={styles.only}
          aria-label={t("objectives.list.tree.onlyTeam", { name: team.name })}
          onClick={() => want({ of: `team:${team.id}` })}
        >
          {t("objectives.list.tree.only")}
        </Button>
      </div>
      {open && (
        <div className={styles.inside}>
          <TeamObjectives team={team.id} cycle={cycle} themes={themes} />
          {below.length > 0 && (
            <ul className={styles.tree}>
              {below.map((each) => (
                <TreeTeam
                  key={each.team.id}
                  branch={each}
                  cycle={cycle}
                  themes={themes}
                  towards={towards}
                  depth={depth + 1}
                  want={want}
                />
              ))}
            </ul>
          )}
        </div>
      )}
    </li>
  );
}

/** What people without a team have. */
export function Teamless({ cycle, themes }: Pick<TreeTeamProps, "cycle" | "themes">) {
  const { t } = useWords();
  return (
    <li>
      <div className={styles.team}>
        <h2 className={styles.plain}>{t("objectives.list.tree.teamless")}</h2>
      </div>
      <div className={styles.inside}>
        <TeamObjectives team={noTeam} cycle={cycle} themes={themes} />
      </div>
    </li>
  );
}

/** What a team itself has, without the teams below it. */
function TeamObjectives({ team, cycle, themes }: { team: string } & Pick<TreeTeamProps, "cycle" | "themes">) {
  const { t } = useWords();
  const list = useInfiniteQuery(objectivesQuery({ cycle_id: cycle, team_id: team }));
  const all = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <ProblemNotice error={list.error} retry={() => void list.refetch()} />
      {list.isPending && <Skeleton lines={2} />}
      {list.isSuccess && all.length === 0 && <p className={styles.none}>{t("objectives.list.tree.none")}</p>}
      {all.map((objective) => (
        <TreeObjective key={objective.id} objective={objective} themes={themes} />
      ))}
      {list.hasNextPage && (
        <Button size="small" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("objectives.list.more")}
        </Button>
      )}
    </>
  );
}
