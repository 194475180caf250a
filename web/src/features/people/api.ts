import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "../../api/client";
import type { Team } from "../../api/teams";

export const roles = ["member", "champion", "hr", "admin", "guest"] as const;
export type Role = (typeof roles)[number];

export interface Person {
  id: string;
  name: string;
  email: string;
  role: Role;
  team_id?: string;
  team_ids: string[];
  manager_id?: string;
  /** For the person, HR and admins. */
  job_level?: string;
  answers_to?: { id: string; name: string; named: boolean };
  active: boolean;
  version: number;
  can: string[];
}

interface Items<T> {
  items: T[];
  next?: string;
}

/** Which people are wanted; kept in the address. */
export interface Wanted {
  q?: string;
  team?: string;
  inactive?: true;
  /** As they were at the end of this past day. */
  asof?: string;
}

export const peopleQuery = (wanted: Wanted) =>
  infiniteQueryOptions({
    queryKey: ["people", "list", wanted],
    queryFn: async ({ signal, pageParam }): Promise<Items<Person>> => {
      const query = {
        limit: 100,
        ...(wanted.q ? { q: wanted.q } : {}),
        ...(wanted.team ? { team_id: wanted.team } : {}),
        ...(wanted.inactive ? { inactive: true } : {}),
        asof: wanted.asof,
        ...(pageParam ? { cursor: pageParam } : {}),
      };
      return (await answer(api.GET("/api/v1/people", { params: { query }, signal }))) as Items<Person>;
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next || undefined,
  });

/** A person, of now or as they were on a past day. */
export const personQuery = (id: string, asof?: string) =>
  queryOptions({
    queryKey: ["people", id, ...(asof ? [asof] : [])],
    queryFn: async ({ signal }): Promise<Person> =>
      (await answer(
        api.GET("/api/v1/people/{id}", { params: { path: { id }, query: { asof } }, signal }),
      )) as Person,
    staleTime: 60_000,
  });

export interface Standing {
  person_id: string;
  state: "joined" | "invited" | "none";
  seen_at?: string;
}

/** Who has joined; only for those who may know. */
export const standingsQuery = queryOptions({
  queryKey: ["people", "sign-in states"],
  queryFn: async ({ signal }): Promise<Map<string, Standing>> => {
    const { items } = (await answer(api.GET("/api/v1/sign-in-states", { signal }))) as Items<Standing>;
    return new Map(items.map((s) => [s.person_id, s]));
  },
});

export interface PersonBody {
  name: string;
  email: string;
  role: Role;
  team_id: string;
  team_ids: string[];
  manager_id: string;
  job_level: string;
}

export const addPerson = async (body: PersonBody): Promise<Person> =>
  (await answer(api.POST("/api/v1/people", { body: body as never }))) as Person;

export const changePerson = (person: Person, body: Partial<PersonBody>) =>
  answer(
    api.PATCH("/api/v1/people/{id}", {
      params: { path: { id: person.id } },
      headers: ifMatch(person.version),
      body: body as never,
    }),
  );

export const deactivate = (id: string, handOverTo?: string) =>
  answer(
    api.POST("/api/v1/people/{id}/deactivate", {
      params: { path: { id } },
      body: handOverTo ? { hand_over_to: handOverTo } : {},
    }),
  );

export const reactivate = (id: string) =>
  answer(api.POST("/api/v1/people/{id}/reactivate", { params: { path: { id } } }));

export interface Link {
  url?: string;
  mailed: boolean;
}

export const invite = async (id: string, mail: boolean): Promise<Link> =>
  (await answer(
    api.POST("/api/v1/people/{id}/invitation", { params: { path: { id } }, body: { mail } }),
  )) as Link;

export const resetLink = async (id: string, dropTotp: boolean): Promise<Link> =>
  (await answer(
    api.POST("/api/v1/people/{id}/reset-link", { params: { path: { id } }, body: { drop_totp: dropTotp } }),
  )) as Link;

/** Whether the server sends mail. */
export const mailQuery = queryOptions({
  queryKey: ["setup"],
  queryFn: async ({ signal }): Promise<{ mail: boolean }> =>
    (await answer(api.GET("/api/v1/setup", { signal }))) as { mail: boolean },
});

export interface TeamBody {
  name: string;
  parent_id: string;
  lead_id: string;
}

export const formTeam = (body: TeamBody) => answer(api.POST("/api/v1/teams", { body }));

export const reshapeTeam = (team: Team, body: Partial<TeamBody>) =>
  answer(
    api.PATCH("/api/v1/teams/{id}", {
      params: { path: { id: team.id } },
      headers: ifMatch(team.version),
      body,
    }),
  );

export const dissolveTeam = (id: string) =>
  answer(api.DELETE("/api/v1/teams/{id}", { params: { path: { id } } }));

export interface ImportRow {
  line: number;
  change: "new" | "changed" | "same";
  name: string;
  email: string;
  team: string[];
  manager?: string;
  role: Role;
  job_level?: string;
  errors: { column: string; code: string; detail: string }[];
}

export interface Import {
  taken: boolean;
  new: number;
  changed: number;
  same: number;
  faulty: number;
  teams: string[][];
  rows: ImportRow[];
}

export interface Source {
  text: string;
  file: File | null;
  createTeams: boolean;
}

/** Sends the table, pasted or as a file. `dry` only asks what would happen. */
export async function importPeople(source: Source, dry: boolean): Promise<Import> {
  const query = { dry_run: dry };
  if (!source.file) {
    const body = { text: source.text, create_teams: source.createTeams };
    return (await answer(api.POST("/api/v1/people/import", { params: { query }, body }))) as Import;
  }
  const form = new FormData();
  form.append("file", source.file);
  form.append("create_teams", String(source.createTeams));
  return (await answer(
    api.POST("/api/v1/people/import-file", {
      params: { query },
      body: form as never,
      bodySerializer: (body: unknown) => body as FormData,
    }),
  )) as Import;
}

/** Everybody who works here, as a table that can be imported again. */
export const exportPeople = (format: "xlsx" | "csv") =>
  answer(
    api.GET("/api/v1/people/export", { params: { query: { format } }, parseAs: "blob" }),
  ) as unknown as Promise<Blob>;
