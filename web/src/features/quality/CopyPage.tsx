import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { newKey } from "../../api/client";
import { cyclesQuery, presentCycle } from "../../api/cycles";
import { okrChanged } from "../../api/okr";
import { isTransient } from "../../api/problem";
import { Button } from "../../ui/Button";
import { Combobox, type Option } from "../../ui/Combobox";
import { EmptyState } from "../../ui/EmptyState";
import { Field } from "../../ui/Field";
import { FormRow } from "../../ui/Form";
import { useMe } from "../../ui/me";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Select } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { copyObjectives, earlierQuery } from "./api";
import styles from "./Copy.module.css";
import { CopyChoice } from "./CopyChoice";
import { cycleBefore, type Picked, picksOf, startPicked } from "./copying";
import { forBody, useOwners } from "./owners";

const route = getRouteApi("/inside/okrs/copy");

/** Objectives of an earlier cycle drafted anew: which, with which key results, and from where each begins. */
export function CopyPage() {
  const { t } = useWords();
  const me = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const owners = useOwners();
  const [owner, setOwner] = useState<Option | null>({ value: `person:${me.id}`, label: me.name });
  const [changed, setChanged] = useState<Record<string, Picked>>({});
  const cycles = useQuery(cyclesQuery);
  const all = cycles.data ?? [];
  const to = all.find((c) => c.id === search.to) ?? presentCycle(all);
  const from = all.find((c) => c.id === search.from) ?? (to && cycleBefore(all, to));
  const whose = { owner_id: "", team_id: "", ...forBody(owner), cycle_id: from?.id ?? "" };
  const earlier = useQuery({ ...earlierQuery(whose), enabled: from !== undefined && owner !== null });
  const list = earlier.data ?? [];
  const picked = (id: string) => {
    const objective = list.find((each) => each.id === id);
    return changed[id] ?? (objective ? startPicked(objective) : { taken: false, results: {} });
  };
  const picks = picksOf(list, picked);
  const key = useRef(newKey());
  const copy = useMutation({
    mutationFn: () => copyObjectives({ cycle_id: to?.id ?? "", objectives: picks }, key.current),
    onError: (error) => {
      // A refused try left nothing behind; one without an answer may have, so its key stays.
      if (!isTransient(error)) key.current = newKey();
    },
    onSuccess: async (made) => {
      await okrChanged(queries);
      const first = made[0]?.id ?? "";
      await navigate({ to: "/okrs/$objectiveId/guide", params: { objectiveId: first }, search: {} });
    },
  });
  const options = all.map((c) => ({ value: c.id, label: c.name }));
  const sources = from ? options : [{ value: "", label: t("quality.copy.choose") }, ...options];
  const go = (part: { from?: string; to?: string }) =>
    void navigate({ search: { from: from?.id, to: to?.id, ...part }, replace: true });
  return (
    <Page
      title={t("quality.copy.title")}
      subtitle={t("quality.copy.subtitle")}
      above={<Link to="/okrs">{t("quality.toList")}</Link>}
    >
      <ProblemNotice error={copy.error} />
      <ProblemNotice
        error={cycles.error ?? earlier.error}
        retry={() => void (cycles.error ? cycles : earlier).refetch()}
      />
      <FormRow>
        <Field label={t("quality.copy.from")}>
          <Select value={from?.id ?? ""} options={sources} onChange={(id) => go({ from: id })} />
        </Field>
        <Field label={t("quality.copy.whose")}>
          <Combobox value={owner} onChange={setOwner} search={owners.search} />
        </Field>
        <Field label={t("quality.copy.to")}>
          <Select value={to?.id ?? ""} options={options} onChange={(id) => go({ to: id })} />
        </Field>
      </FormRow>
      {earlier.isLoading && <Skeleton />}
      {cycles.data && !from && (
        <EmptyState title={t("quality.copy.first")}>{t("quality.copy.firstWords")}</EmptyState>
      )}
      {earlier.data && list.length === 0 && (
        <EmptyState title={t("quality.copy.none")}>{t("quality.copy.noneWords")}</EmptyState>
      )}
      <ul className={styles.list}>
        {list.map((objective) => (
          <CopyChoice
            key={objective.id}
            objective={objective}
            picked={picked(objective.id)}
            onChange={(next) => setChanged({ ...changed, [objective.id]: next })}
          />
        ))}
      </ul>
      {list.length > 0 && (
        <div className={styles.foot}>
          <p className="soft small">{t("quality.copy.stays")}</p>
          <Button
            look="main"
            busy={copy.isPending}
            disabled={picks.length === 0 || !to}
            onClick={() => copy.mutate()}
          >
            {t("quality.copy.copy", { count: picks.length, cycle: to?.name })}
          </Button>
        </div>
      )}
    </Page>
  );
}
