import type { APIRequestContext, PlaywrightWorkerArgs } from "@playwright/test";
import { expect } from "./fixture";

/** What journeys prepare by the API before they begin: calls that must succeed, and people who can sign in. */

/** The password of everybody who is prepared here. */
export const password = "correct horse battery";

/** A call that must succeed, and what it answers. */
// biome-ignore lint/suspicious/noExplicitAny: each caller knows what it asked for
export type Sent = any;

export async function send(
  request: APIRequestContext,
  method: "get" | "post" | "patch" | "put" | "delete",
  path: string,
  data?: object,
): Promise<Sent> {
  const answer = await request[method](`/api/v1${path}`, { headers: { "X-Sinan": "1" }, data });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return answer.status() === 204 ? null : await answer.json();
}

/** Adds a person by an admin's hand, who joins with the password; their id. */
export async function join(
  playwright: PlaywrightWorkerArgs["playwright"],
  admin: APIRequestContext,
  server: { url: string },
  person: { name: string; email: string } & Record<string, unknown>,
): Promise<string> {
  const { id } = await send(admin, "post", "/people", person);
  const { url } = await send(admin, "post", `/people/${id}/invitation`);
  const own = await playwright.request.newContext({ baseURL: server.url });
  await send(own, "post", `/invitations/${url.split("/").at(-1)}`, { password });
  await own.dispose();
  return id;
}

/** Adds people one after the other, each with a key that their address begins with: their ids, by key. */
export async function joinAll(
  playwright: PlaywrightWorkerArgs["playwright"],
  admin: APIRequestContext,
  server: { url: string },
  people: readonly (readonly [name: string, key: string, role: string])[],
): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const [name, key, role] of people)
    ids[key] = await join(playwright, admin, server, { name, email: `${key}@example.com`, role });
  return ids;
}

/** Whom schemes are about: HR, who approves, and two who are paid. */
export const payroll = [
  ["贺芳", "hefang", "hr"],
  ["魏明", "wei", "member"],
  ["陈静", "chen", "member"],
  ["张伟", "zhang", "member"],
] as const;

/** A day as YYYY-MM-DD in Shanghai, counted from today. */
export function day(from: number): string {
  return new Date(Date.now() + 8 * 3_600_000 + from * 86_400_000).toISOString().slice(0, 10);
}

/** Brings a draft objective to work: submitted, approved, activated. */
export async function activate(request: APIRequestContext, objectiveId: string): Promise<void> {
  for (const step of ["submit", "approve", "activate"])
    await send(request, "post", `/objectives/${objectiveId}/${step}`, {});
}
