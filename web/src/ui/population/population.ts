import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
import type { Filled } from "../../api/okr";
import type { components } from "../../api/schema";

type Schemas = components["schemas"];
/** Whom something is for, with names: what is shown, and what a form holds while it is being chosen. */
export type Population = Filled<Schemas["PopulationView"]>;
export type PopulationPlan = Filled<Omit<Schemas["PopulationPlan"], "$schema">>;
export type PopulationPreview = Filled<Schemas["PopulationPreviewView"]>;
export type PopulationRole = "member" | "champion" | "hr" | "admin";

export const ROLES: readonly PopulationRole[] = ["member", "champion", "hr", "admin"];

export const EVERYBODY: Population = { teams: [], roles: [], job_levels: [], people: [], except: [] };

/** What is sent of it. */
export function planOf({ teams, roles, job_levels, people, except }: Population): PopulationPlan {
  return {
    teams: teams.map(({ team_id, alone }) => ({ team_id, alone })),
    roles,
    job_levels,
    people_ids: people.map(({ id }) => id),
    except_ids: except.map(({ id }) => id),
  };
}

/** Every place of it beside which a reason is shown, below a field of a form. */
export function placesOf({ teams, roles, job_levels, people, except }: Population, below: string): string[] {
  const each = (kind: string, list: readonly unknown[]) => [kind, ...list.map((_, i) => `${kind}/${i}`)];
  return [
    ...each("teams", teams),
    ...each("roles", roles),
    ...each("job_levels", job_levels),
    ...each("people_ids", people),
    ...each("except_ids", except),
  ].map((place) => `${below}/${place}`);
}

type Words = (key: string, given?: Record<string, unknown>) => string;

/** In words: "Operations, Marketing (alone) · members · besides 陈静". */
export function inWords({ teams, roles, job_levels, people, except }: Population, t: Words): string {
  const all = (list: readonly string[]) => list.join(t("ui.population.comma"));
  const named = (list: Population["people"]) =>
    list.length > 3
      ? t("ui.population.andMore", {
          names: all(list.slice(0, 2).map(({ name }) => name)),
          count: list.length,
        })
      : all(list.map(({ name }) => name));
  const parts = [
    all(
      teams.map(({ name, alone }) =>
        alone ? t("ui.population.aloneOf", { name }) : name || t("ui.population.goneTeam"),
      ),
    ),
    all(roles.map((role) => t(`ui.population.role.${role}`))),
    all(job_levels.map((level) => level || t("ui.population.noLevel"))),
  ].filter(Boolean);
  if (people.length > 0)
    parts.push(parts.length > 0 ? t("ui.population.besides", { names: named(people) }) : named(people));
  if (parts.length === 0) parts.push(t("ui.population.everybody"));
  if (except.length > 0) parts.push(t("ui.population.without", { names: named(except) }));
  return parts.join(" · ");
}

/** Who would be in it now, by name. */
export const previewQuery = (population: Population) => {
  const body = planOf(population);
  return infiniteQueryOptions({
    queryKey: ["people", "population", body],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await answer(
        api.POST("/api/v1/people/population", {
          params: { query: { limit: 50, cursor: pageParam } },
          body,
          signal,
        }),
      )) as PopulationPreview,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    retry: false,
  });
};
