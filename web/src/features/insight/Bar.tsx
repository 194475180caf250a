import type { ReactNode } from "react";
import { useCycles } from "../../ui/cyclesOfDay";
import { Select } from "../../ui/Select";
import { TeamPicker } from "../../ui/TeamPicker";
import { useWords } from "../../ui/words";
import type { Wanted } from "./api";
import styles from "./Insight.module.css";

interface BarProps {
  /** What is asked for; the team's name and the cycle as they were answered. */
  wanted: Pick<Wanted, "team" | "cycle">;
  teamName?: string;
  cycleId?: string;
  want: (part: Pick<Wanted, "team" | "cycle">) => void;
  children?: ReactNode;
}

/** Whose objectives, and of which cycle, where there are several. */
export function Bar({ wanted, teamName, cycleId, want, children }: BarProps) {
  const { t } = useWords();
  const cycles = useCycles().data ?? [];
  return (
    <div className={styles.bar}>
      <span className={styles.team}>
        <TeamPicker
          aria-label={t("insight.whose")}
          placeholder={t("insight.company")}
          value={wanted.team && teamName !== undefined ? { value: wanted.team, label: teamName } : null}
          onChange={(team) => want({ ...wanted, team: team?.value })}
          clearable
        />
      </span>
      {cycles.length > 1 && (
        <span className={styles.cycle}>
          <Select
            aria-label={t("insight.cycle")}
            value={wanted.cycle ?? cycleId ?? ""}
            options={cycles.map((c) => ({ value: c.id, label: c.name }))}
            onChange={(cycle) => want({ ...wanted, cycle })}
          />
        </span>
      )}
      {children}
    </div>
  );
}
