import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { newKey } from "../../api/client";
import { cyclesQuery } from "../../api/cycles";
import { isTransient } from "../../api/problem";
import { today } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Combobox, type Option } from "../../ui/Combobox";
import { Field } from "../../ui/Field";
import { useMe } from "../../ui/me";
import { searchPeople } from "../../ui/PersonPicker";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Select } from "../../ui/Select";
import { searchTeams } from "../../ui/TeamPicker";
import { useWords } from "../../ui/words";
import { draftFrom, type Template } from "./api";
import { cycleFor, picks, type Taken } from "./choose";
import styles from "./UseBar.module.css";

export interface UseBarProps {
  template: Template;
  taken: Taken;
  cycle?: string;
  team?: string;
}

/** In which cycle and for whom; and the button that makes the drafts. */
export function UseBar({ template, taken, cycle: given, team }: UseBarProps) {
  const { t, locale } = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const cycles = useQuery(cyclesQuery);
  const [cycleId, setCycle] = useState(given);
  const [owner, setOwner] = useState<Option | null>(
    team ? null : { value: `person:${me.id}`, label: me.name },
  );
  const cycle = cycles.data?.find((c) => c.id === cycleId) ?? cycleFor(cycles.data ?? [], today());
  const chosen = picks(template, taken);
  const key = useRef(newKey());
  const use = useMutation({
    mutationFn: () => {
      const [kind, id] = owner ? owner.value.split(":", 2) : ["team", team];
      return draftFrom(template.id, key.current, {
        cycle_id: cycle?.id ?? "",
        [kind === "team" ? "team_id" : "owner_id"]: id,
        lang: locale === "en" ? "en" : "zh-CN",
        picks: chosen,
      });
    },
    onError: (error) => {
      // A refused try left nothing behind; one without an answer may have, so its key stays.
      if (!isTransient(error)) key.current = newKey();
    },
    onSuccess: async ({ objectives }) => {
      await queries.invalidateQueries({ queryKey: ["objectives"] });
      await navigate({ href: `/okrs/${objectives[0]?.id}/guide` });
    },
  });
  const search = async (query: string, signal: AbortSignal): Promise<Option[]> => {
    const [teams, people] = await Promise.all([searchTeams(query, signal), searchPeople(query, signal)]);
    return [
      ...teams.map((o) => ({ ...o, value: `team:${o.value}`, hint: t("templates.team") })),
      ...people.map((o) => ({ ...o, value: `person:${o.value}` })),
    ];
  };
  return (
    <div className={styles.bar}>
      <ProblemNotice error={use.error} />
      <ProblemNotice error={cycles.error} retry={() => void cycles.refetch()} />
      <Field label={t("templates.cycle")}>
        <Select
          value={cycle?.id ?? ""}
          options={
            cycle
              ? (cycles.data ?? []).map((c) => ({ value: c.id, label: c.name }))
              : [{ value: "", label: t("templates.no_cycle") }]
          }
          onChange={setCycle}
        />
      </Field>
      <Field label={t("templates.for")}>
        <Combobox value={owner} onChange={setOwner} search={search} />
      </Field>
      <Button
        look="main"
        busy={use.isPending}
        disabled={!cycle || chosen.length === 0 || (!owner && !team)}
        onClick={() => use.mutate()}
      >
        {t("templates.use", { count: chosen.length })}
      </Button>
    </div>
  );
}
