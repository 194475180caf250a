import { useState } from "react";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../ui/words";
import styles from "./TeamTree.module.css";
import type { Branch } from "./tree";

interface TeamBranchProps {
  branch: Branch;
  chosen: string | undefined;
  choose: (id: string) => void;
  depth: number;
}

const holds = (branch: Branch, id: string | undefined): boolean =>
  branch.below.some((b) => b.team.id === id || holds(b, id));

/** One team and, opened, those below it. Two levels are open from the start. */
export function TeamBranch({ branch, chosen, choose, depth }: TeamBranchProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(depth < 2 || holds(branch, chosen));
  const { team, below } = branch;
  return (
    <li>
      <div className={styles.row} style={{ paddingInlineStart: depth * 14 }}>
        {below.length > 0 ? (
          <button
            type="button"
            className={styles.fold}
            aria-expanded={open}
            aria-label={t(open ? "people.team.shut" : "people.team.open", { name: team.name })}
            onClick={() => setOpen(!open)}
          >
            <Icon name={open ? "down" : "right"} size={12} />
          </button>
        ) : (
          <span className={styles.leaf} />
        )}
        <button
          type="button"
          className={styles.team}
          aria-current={team.id === chosen ? "true" : undefined}
          onClick={() => choose(team.id)}
        >
          {team.name}
        </button>
      </div>
      {open && below.length > 0 && (
        <ul>
          {below.map((b) => (
            <TeamBranch key={b.team.id} branch={b} chosen={chosen} choose={choose} depth={depth + 1} />
          ))}
        </ul>
      )}
    </li>
  );
}
