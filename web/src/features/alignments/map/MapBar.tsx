import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import type { Cycle } from "../../../api/cycles";
import { teamsQuery } from "../../../api/teams";
import { Button } from "../../../ui/Button";
import { Checkbox } from "../../../ui/Checkbox";
import { Combobox, type Option } from "../../../ui/Combobox";
import { useKey } from "../../../ui/keys";
import { PastPick } from "../../../ui/past";
import { Segmented } from "../../../ui/Segmented";
import { Select } from "../../../ui/Select";
import { TeamPicker } from "../../../ui/TeamPicker";
import { useWords } from "../../../ui/words";
import type { Graph } from "./graph";
import styles from "./MapPage.module.css";
import type { MapWanted } from "./wanted";

interface MapBarProps {
  graph: Graph;
  cycle: string;
  cycles: readonly Cycle[];
  wanted: MapWanted;
  want: (part: Partial<MapWanted>) => void;
  look: "map" | "list";
  seek: (id: string) => void;
  anyFolded: boolean;
  onFold: () => void;
  onUnfold: () => void;
}

/** What is shown: found by words, narrowed by cycle and team, drawn or listed, folded or whole. */
export function MapBar(props: MapBarProps) {
  const { graph, cycle, cycles, wanted, want, look, seek, anyFolded } = props;
  const { t } = useWords();
  const { data: teams } = useQuery(teamsQuery);
  const team = teams?.find((each) => each.id === wanted.team);
  const field = useRef<HTMLDivElement>(null);
  useKey("/", t("alignments.map.search"), () => field.current?.querySelector("input")?.focus());
  return (
    <div className={styles.bar}>
      <div className={styles.search} ref={field}>
        <Combobox
          aria-label={t("alignments.map.search")}
          placeholder={t("alignments.map.searchHint")}
          value={null}
          search={async (query) => find(graph, query, t("alignments.map.kr"))}
          onChange={(option) => option && seek(option.value)}
        />
      </div>
      <Select
        className={styles.pick}
        aria-label={t("alignments.map.cycle")}
        value={cycle}
        options={cycles.map((each) => ({ value: each.id, label: each.name }))}
        onChange={(id) => want({ cycle: id, at: undefined })}
      />
      <div className={styles.pick}>
        <TeamPicker
          aria-label={t("alignments.map.team")}
          placeholder={t("alignments.map.wholeCompany")}
          clearable
          value={team ? { value: team.id, label: team.name } : null}
          onChange={(option) => want({ team: option?.value })}
        />
      </div>
      <div className={styles.last}>
        <PastPick />
        <Segmented
          label={t("alignments.map.colourBy")}
          value={wanted.by ?? "status"}
          options={[
            { value: "status", label: t("alignments.map.byStatus") },
            { value: "forecast", label: t("alignments.map.byForecast") },
          ]}
          onChange={(by) => want({ by: by === "forecast" ? by : undefined })}
        />
        <Checkbox checked={wanted.kr ?? false} onChange={(yes) => want({ kr: yes || undefined })}>
          {t("alignments.map.allResults")}
        </Checkbox>
        <Button size="small" onClick={anyFolded ? props.onUnfold : props.onFold}>
          {t(anyFolded ? "alignments.map.unfoldAll" : "alignments.map.foldAll")}
        </Button>
        <Segmented
          label={t("alignments.map.look")}
          value={look}
          options={[
            { value: "map", label: t("alignments.map.asMap") },
            { value: "list", label: t("alignments.map.asList") },
          ]}
          onChange={(value) => want({ look: value })}
        />
      </div>
    </div>
  );
}

const MOST = 20;

/** The places whose title or owner has what was typed. */
function find(graph: Graph, query: string, kr: string): Option[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found: Option[] = [];
  for (const spot of graph.spots.values()) {
    if (spot.sort === "adrift") continue;
    const owner =
      spot.sort === "objective" ? (spot.objective.owner_name ?? spot.objective.team_name ?? "") : "";
    const text = `${spot.title} ${owner}`.toLowerCase();
    if (!words.every((word) => text.includes(word))) continue;
    found.push({ value: spot.id, label: spot.title, hint: spot.sort === "result" ? kr : owner });
    if (found.length === MOST) break;
  }
  return found;
}
