import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./fixture";

// The main line again, as a member reads and writes it in English on a phone: paste, complete, submit; the manager
// approves; active, checked in on, 40 % wherever it is shown.
test.describe.configure({ mode: "serial" });
test.use({ viewport: { width: 375, height: 812 }, locale: "en-GB" });

const guard = { "X-Sinan": "1" };
const admin = { email: "root@example.com", password: "correct horse battery" };
const hugh = { email: "hugh@example.com", password: "hugh has his own words" };
const grace = { email: "grace@example.com", password: "grace has her own words" };

async function post(request: APIRequestContext, path: string, data?: object) {
  const answer = await request.post(`/api/v1${path}`, { headers: guard, data });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return answer.status() === 204 ? {} : await answer.json();
}

/** A day so many days from now, in Shanghai as the server counts. */
function day(from: number): string {
  return new Date(Date.now() + 8 * 3_600_000 + from * 86_400_000).toISOString().slice(0, 10);
}

async function invite(request: APIRequestContext, person: object, password: string): Promise<string> {
  const { id } = await post(request, "/people", { lang: "en", ...person });
  const { url } = await post(request, `/people/${id}/invitation`);
  const secret = new URL(url, "http://x").pathname.split("/").at(-1);
  await post(request, `/invitations/${secret}`, { password });
  return id;
}

async function signIn(page: Page, who: typeof hugh) {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(who.email);
  await page.getByRole("textbox", { name: /^Password/ }).fill(who.password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "My week" })).toBeVisible();
}

/** Nothing reaches beyond the phone's edge, and axe finds nothing. */
async function fits(page: Page, axe: () => Promise<void>) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await axe();
}

const notes = `Growth team, what we want this quarter

O1: Keep the customers we win
KR1: Grow daily active users by 10%
KR2: Reduce the monthly churn rate to 5%`;

test("paste, complete and submit", async ({ page, playwright, baseURL, axe, picture }) => {
  const office = await playwright.request.newContext({ baseURL });
  await post(office, "/setup", { workspace: "Northwind", name: "Root", ...admin });
  await post(office, "/cycles", { name: "This quarter", starts_on: day(-30), ends_on: day(60) });
  await post(office, "/themes", { title: "Growth through retention" });
  const team = await post(office, "/teams", { name: "Growth" });
  const lead = await invite(office, { name: "Grace", email: grace.email, team_id: team.id }, grace.password);
  await post(office, "/session", admin);
  const member = { name: "Hugh", email: hugh.email, team_id: team.id, manager_id: lead };
  await invite(office, member, hugh.password);
  await office.dispose();

  await signIn(page, hugh);
  await fits(page, axe);
  await picture("member-1-week");
  await page.getByRole("link", { name: "Paste existing OKRs" }).click();
  await page.getByRole("textbox", { name: "Text", exact: true }).fill(notes);
  await expect(page.getByText("1 objective, 2 key results", { exact: true })).toBeVisible();
  const baselines = page.getByPlaceholder("Baseline?");
  await expect(baselines).toHaveCount(2);
  await baselines.nth(0).fill("50k");
  await baselines.nth(1).fill("8");
  await page.keyboard.press("Tab");
  await fits(page, axe);
  await picture("member-2-paste");
  await page.getByRole("button", { name: "Create 1 objective and 2 key results" }).click();
  await expect(page).toHaveURL(/\/guide/);

  await page.getByRole("combobox", { name: "Add a strategy theme" }).selectOption({ index: 1 });
  await page.getByRole("navigation", { name: "The four steps" }).getByRole("link", { name: /plan/i }).click();
  for (const [result, what, how] of [
    ["Grow daily active users by 10%", "Win back those who left", "In three lots of 500, best first"],
    ["Reduce the monthly churn rate to 5%", "Call whoever cancels", "Within a day; note the reason"],
  ] as const) {
    const plan = page.getByRole("region", { name: result });
    await plan.getByRole("button", { name: "Full form" }).click();
    const form = page.getByRole("dialog");
    await form.getByLabel(/^What/).fill(what);
    await form.getByLabel("How").fill(how);
    await form.getByRole("button", { name: "Add an action" }).click();
    await expect(form).toBeHidden();
    await expect(plan.getByText(how)).toBeVisible();
  }
  await expect(page.getByText("All four steps are complete: it can be submitted.")).toBeVisible();
  await fits(page, axe);
  await picture("member-3-plan");
  await page.getByRole("button", { name: "Submit for approval" }).click();
  await expect(page.getByText("Submitted; waiting for Grace to approve.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve" })).toHaveCount(0);
});

test("the manager approves, the member activates and checks in", async ({ page, axe, picture }) => {
  await signIn(page, grace);
  await fits(page, axe);
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByRole("button", { name: "Approve" })).toHaveCount(0);
  await page.context().clearCookies();

  await signIn(page, hugh);
  await page.getByRole("link", { name: "Keep the customers we win" }).first().click();
  await page.getByRole("button", { name: "Activate" }).first().click();
  await expect(page.getByText("Active", { exact: true }).first()).toBeVisible();
  await page.goto("/");
  await page.getByLabel("Current value").first().fill("52,000");
  await expect(page.getByText("progress is 40%")).toBeVisible();
  await fits(page, axe);
  await picture("member-4-check-in");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("status").filter({ hasText: "Next" })).toHaveCount(1);

  const forty = page.getByRole("img", { name: /^progress 40%/i });
  await page.goto("/okrs");
  await expect(forty).toBeVisible();
  await fits(page, axe);
  await picture("member-5-list");
  await page.getByRole("link", { name: "Keep the customers we win" }).first().click();
  await expect(forty).toBeVisible();
  await fits(page, axe);
  await picture("member-6-detail");
});
