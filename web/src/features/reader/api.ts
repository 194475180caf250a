import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "../../api/client";
import type { Measure } from "../../api/reading";

export interface Named {
  id: string;
  name: string;
}

/** The text of a file or of the clipboard's HTML, as spans will count it. */
export async function textOfFile(file: Blob, name: string): Promise<string> {
  const read = (await answer(
    api.POST("/api/v1/read/file", {
      params: { query: { filename: name } },
      // The bytes as they are; the contract has no type for them.
      body: file as unknown as string,
      bodySerializer: (body: unknown) => body as Blob,
      headers: { "Content-Type": file.type || "application/octet-stream" },
    }),
  )) as { text: string };
  return read.text;
}

interface Items<T> {
  items: T[];
  next?: string;
}

export const peopleToMatchQuery = queryOptions({
  queryKey: ["people", "for paste"],
  queryFn: async ({ signal }): Promise<Named[]> => {
    const all: Named[] = [];
    let cursor: string | undefined;
    do {
      const page = (await answer(
        api.GET("/api/v1/people", { params: { query: { limit: 200, cursor } }, signal }),
      )) as Items<Named>;
      all.push(...page.items);
      cursor = page.next || undefined;
    } while (cursor && all.length < 5_000);
    return all;
  },
  staleTime: 60_000,
});

export interface NewObjective {
  cycle_id: string;
  title: string;
  kind: "committed" | "aspirational";
  visibility: "everyone";
  owner_id?: string;
  team_id?: string;
}

export interface NewKeyResult {
  title: string;
  measure: Measure;
  weight?: string;
  owner_id?: string;
  due_on?: string;
}

export interface NewAction {
  title: string;
  owner_id?: string;
  due_on: string;
}

const once = (key: string) => ({ "Idempotency-Key": key });

export const makeObjective = (key: string, body: NewObjective) =>
  answer(api.POST("/api/v1/objectives", { headers: once(key), body })) as Promise<{ id: string }>;

export const makeKeyResult = (key: string, id: string, body: NewKeyResult) =>
  answer(
    api.POST("/api/v1/objectives/{id}/key-results", { params: { path: { id } }, headers: once(key), body }),
  ) as Promise<{ id: string }>;

export const makeAction = (key: string, id: string, body: NewAction) =>
  answer(
    api.POST("/api/v1/key-results/{id}/actions", { params: { path: { id } }, headers: once(key), body }),
  ) as Promise<{ id: string }>;

export const makeAlignment = (key: string, id: string, parent: string) =>
  answer(
    api.POST("/api/v1/objectives/{id}/alignments", {
      params: { path: { id } },
      headers: once(key),
      body: { parent_objective_id: parent },
    }),
  ) as Promise<unknown>;
