import { useQuery } from "@tanstack/react-query";
import { type Cycle, cyclesQuery } from "../../api/cycles";
import { teamsQuery } from "../../api/teams";
import { today } from "../../lib/dates";
import type { Option } from "../../ui/Combobox";
import { useMe } from "../../ui/me";
import { type Named, peopleToMatchQuery } from "./api";
import { cycleNamed, cycleOf } from "./due";
import type { PasteState } from "./usePaste";

/** For whom and when: what was chosen, else what the text says, else oneself and now. */
export interface AimState {
  cycles: readonly Cycle[];
  cycle: Cycle | null;
  /** The text names the cycle. */
  named: boolean;
  people: readonly Named[];
  teams: readonly Named[];
  owner: string;
  today: string;
  error: unknown;
  /** People, and teams where an objective is owned, for what was typed. */
  search: (query: string, withTeams: boolean) => Promise<Option[]>;
}

const none: readonly never[] = [];
const most = 20;

export function useAim(state: PasteState, words: { team: string }): AimState {
  const me = useMe();
  const cycles = useQuery(cyclesQuery);
  const people = useQuery(peopleToMatchQuery);
  const teams = useQuery(teamsQuery);
  const all = cycles.data ?? none;
  const now = today();
  const said = cycleNamed(state.reading?.cycle ?? null, all);
  const cycle = all.find((c) => c.id === state.paste.cycle) ?? said ?? cycleOf(now, all);
  const search = async (query: string, withTeams: boolean) => {
    const wanted = query.trim().toLowerCase();
    const fits = (n: Named) => n.name.toLowerCase().includes(wanted);
    const found = (people.data ?? none).filter(fits).map((p) => ({ value: `person:${p.id}`, label: p.name }));
    if (!withTeams) return found.slice(0, most);
    const groups = (teams.data ?? none)
      .filter(fits)
      .map((n) => ({ value: `team:${n.id}`, label: n.name, hint: words.team }));
    return [...groups, ...found].slice(0, most);
  };
  return {
    cycles: all,
    cycle,
    named: said !== null && said.id === cycle?.id,
    people: people.data ?? none,
    teams: teams.data ?? none,
    owner: state.paste.owner ?? `person:${me.id}`,
    today: now,
    error: cycles.error,
    search,
  };
}
