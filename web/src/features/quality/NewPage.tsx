import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useRef } from "react";
import { newKey } from "../../api/client";
import { cyclesQuery, presentCycle } from "../../api/cycles";
import { okrChanged } from "../../api/okr";
import { isTransient } from "../../api/problem";
import { useDraft } from "../../lib/draft";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { Combobox, type Option } from "../../ui/Combobox";
import { Field } from "../../ui/Field";
import { Form, FormActions, FormRow } from "../../ui/Form";
import { useMe } from "../../ui/me";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Select } from "../../ui/Select";
import { TextArea } from "../../ui/TextArea";
import { WordingHints } from "../../ui/WordingHints";
import { useWords } from "../../ui/words";
import { draftObjective, siblingsQuery } from "./api";
import styles from "./Guide.module.css";
import { type Kind, KindChoice } from "./KindChoice";
import { forBody, useOwners } from "./owners";

const route = getRouteApi("/inside/okrs/new");

interface Fields {
  title: string;
  kind: Kind;
  cycle: string;
  /** "person:<id>" or "team:<id>". */
  owner: Option | null;
}

/** A new objective from a blank page; the other ways to begin stand above it. */
export function NewPage() {
  const { t } = useWords();
  const me = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const cycles = useQuery(cyclesQuery);
  const owners = useOwners();
  const start: Fields = { title: "", kind: "committed", cycle: "", owner: null };
  // What was begun for one team isn't found again under another.
  const draft = useDraft<Fields>(search.team ? `objective.new.${search.team}` : "objective.new", start);
  const { title, kind } = draft.value;
  const set = (part: Partial<Fields>) => draft.set({ ...draft.value, ...part });
  const cycle =
    cycles.data?.find((c) => c.id === (draft.value.cycle || search.cycle)) ?? presentCycle(cycles.data ?? []);
  const team = useQuery(owners.teamQuery(search.team));
  const mine = { value: `person:${me.id}`, label: me.name };
  const owner = draft.value.owner ?? (search.team && !team.isFetched ? null : (team.data ?? mine));
  const key = useRef(newKey());
  const make = useMutation({
    mutationFn: () =>
      draftObjective(
        { cycle_id: cycle?.id ?? "", title: title.trim(), kind, visibility: "everyone", ...forBody(owner) },
        key.current,
      ),
    onError: (error) => {
      // A refused try left nothing behind; one without an answer may have, so its key stays.
      if (!isTransient(error)) key.current = newKey();
    },
    onSuccess: async (objective) => {
      draft.done(start);
      await okrChanged(queries);
      await navigate({ to: "/okrs/$objectiveId/guide", params: { objectiveId: objective.id }, search: {} });
    },
  });
  return (
    <Page title={t("quality.new.title")} width="narrow" above={<Link to="/okrs">{t("quality.toList")}</Link>}>
      <p className="soft">{t("quality.new.ways")}</p>
      <p className={styles.ways}>
        <ButtonLink size="small" to={"/okrs/paste" as string}>
          {t("quality.new.paste")}
        </ButtonLink>
        <ButtonLink
          size="small"
          to={"/okrs/templates" as string}
          search={{ cycle: cycle?.id, team: search.team } as never}
        >
          {t("quality.new.template")}
        </ButtonLink>
        <ButtonLink size="small" to={"/okrs/copy" as string} search={{ to: cycle?.id } as never}>
          {t("quality.new.copy")}
        </ButtonLink>
      </p>
      {draft.restoredFrom && <p className="soft small">{t("quality.words.restored")}</p>}
      <ProblemNotice
        error={make.error ?? cycles.error}
        shown={["/title", "/cycle_id", "/owner_id", "/team_id"]}
      />
      <Form onSubmit={() => make.mutate()}>
        <div>
          <Field
            label={t("quality.words.title")}
            hint={t("quality.words.titleHint")}
            pointer="/title"
            error={make.error}
            required
          >
            <TextArea
              value={title}
              rows={2}
              autoFocus
              maxLength={500}
              placeholder={t("quality.new.example")}
              onChange={(next) => set({ title: next })}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
                event.preventDefault();
                if (title.trim() && cycle && owner) make.mutate();
              }}
            />
          </Field>
          <WordingHints text={title} kind="objective" onTake={(better) => set({ title: better })} />
        </div>
        <FormRow>
          <Field label={t("quality.new.cycle")} pointer="/cycle_id" error={make.error}>
            <Select
              value={cycle?.id ?? ""}
              options={
                cycle
                  ? (cycles.data ?? []).map((c) => ({ value: c.id, label: c.name }))
                  : [{ value: "", label: t("quality.new.noCycle") }]
              }
              onChange={(next) => set({ cycle: next })}
            />
          </Field>
          <Field label={t("quality.new.owner")} pointer="/owner_id" error={make.error}>
            <Combobox value={owner} onChange={(next) => set({ owner: next })} search={owners.search} />
          </Field>
        </FormRow>
        <KindChoice value={kind} onChange={(next) => set({ kind: next })} />
        {cycle && owner && <Already owner={owner} cycle={cycle.id} />}
        <FormActions>
          <Button
            look="main"
            type="submit"
            busy={make.isPending}
            disabled={title.trim() === "" || !cycle || !owner}
          >
            {t("quality.new.make")}
          </Button>
        </FormActions>
      </Form>
    </Page>
  );
}

/** How many objectives there are already: few are kept, many are forgotten. */
function Already({ owner, cycle }: { owner: Option; cycle: string }) {
  const { t } = useWords();
  const whose = { owner_id: "", team_id: "", ...forBody(owner), cycle_id: cycle };
  const { data } = useQuery(siblingsQuery(whose));
  const open = (data ?? []).filter((each) => each.state !== "closed");
  if (open.length === 0) return null;
  return (
    <details>
      <summary className="soft small">
        {t("quality.new.already", { name: owner.label, count: open.length })}
      </summary>
      <ul className={styles.list}>
        {open.map((each) => (
          <li key={each.id}>
            <Link to={`/okrs/${each.id}` as string}>{each.title}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
