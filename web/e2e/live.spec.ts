import { type APIRequestContext, type Browser, expect, type Page } from "@playwright/test";
import { test, traffic } from "./fixture";

/** Two people look at one objective: what one writes shows at the other's, and takes nothing from under their hands. */

test.describe.configure({ mode: "serial" });

const headers = { "X-Sinan": "1" };
const admin = { email: "root@example.com", password: "a long enough password" };
const hu = { email: "hu@example.com", password: "another long password" };
const ids: Record<string, string> = {};

async function post(request: APIRequestContext, path: string, data: object = {}) {
  const answer = await request.post(`/api/v1${path}`, { headers, data });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return answer.status() === 204 ? {} : await answer.json();
}

async function signIn(page: Page, who: typeof admin) {
  await post(page.request, "/session", who);
}

const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);

test("two people and an active objective", async ({ page }) => {
  await post(page.request, "/setup", { workspace: "华岳", name: "林岳", ...admin });
  const team = await post(page.request, "/teams", { name: "客服部" });
  const person = await post(page.request, "/people", {
    name: "胡敏",
    email: hu.email,
    team_id: team.id,
    role: "champion",
  });
  const invited = await post(page.request, `/people/${person.id}/invitation`);
  const secret = new URL(invited.url, "http://x").pathname.split("/").at(-1);
  await post(page.request, `/invitations/${secret}`, { password: hu.password });
  await signIn(page, admin);
  const me = await (await page.request.get("/api/v1/me")).json();
  const cycle = await post(page.request, "/cycles", { name: "本季", starts_on: day(-30), ends_on: day(60) });
  ids.me = me.id;
  ids.cycle = cycle.id;
  ids.objective = (
    await post(page.request, "/objectives", {
      cycle_id: cycle.id,
      title: "首次来问就解决",
      owner_id: me.id,
      kind: "committed",
    })
  ).id;
  const measure = { kind: "metric", baseline: "60", target: "80", unit: "%" };
  ids.result = (
    await post(page.request, `/objectives/${ids.objective}/key-results`, {
      title: "一次解决率提升到80%",
      measure,
    })
  ).id;
  for (const step of ["submit", "approve", "activate"]) {
    await post(page.request, `/objectives/${ids.objective}/${step}`, {});
  }
});

/** Opens a page and waits until it follows the stream. */
async function followed(page: Page, path: string) {
  const line = page.waitForResponse(/\/api\/v1\/stream/);
  await page.goto(path);
  await expect(page.getByText("首次来问就解决").first()).toBeVisible();
  await line;
}

/** What another person does meanwhile. */
async function elsewhere(browser: Browser, act: (request: APIRequestContext) => Promise<unknown>) {
  const other = await browser.newContext({ locale: "zh-CN" });
  const theirs = await other.newPage();
  await signIn(theirs, hu);
  await act(theirs.request);
  await other.close();
}

const checkIn =
  (value: string, note = "") =>
  (request: APIRequestContext) =>
    post(request, `/key-results/${ids.result}/check-ins`, { value, note });

test("a check-in shows at once on another's page, and what is being typed stays", async ({
  page,
  browser,
}) => {
  await signIn(page, admin);
  await followed(page, `/okrs/${ids.objective}`);
  const say = page.getByRole("textbox", { name: "发表评论" });
  await say.fill("写到一半");
  await elsewhere(browser, async (request) => {
    await checkIn("65", "话术换了")(request);
    await post(request, "/comments", {
      subject_kind: "objective",
      subject_id: ids.objective,
      body: "话术换得好",
    });
  });
  await expect(page.getByText("25%").first()).toBeVisible();
  await expect(page.getByText("话术换得好").first()).toBeVisible();
  await expect(say).toHaveValue("写到一半");
  await expect(say).toBeFocused();
});

test.describe("without a line", () => {
  // What a page asks for while it is pulled.
  test.use({ expectedErrors: [/net::ERR_INTERNET_DISCONNECTED/] });

  test("a line that breaks loses nothing", async ({ page, browser, context }) => {
    await signIn(page, admin);
    await followed(page, "/okrs?of=mine");
    await context.setOffline(true);
    await elsewhere(browser, checkIn("70"));
    await context.setOffline(false);
    await expect(page.getByText("50%").first()).toBeVisible();
  });
});

test("a server that falls and rises loses nothing", async ({ page, browser, server }) => {
  await signIn(page, admin);
  const quiet = traffic(page);
  await followed(page, "/okrs?of=mine");
  await quiet(); // what is still asked for when the server falls would fail in the console
  await server.crash();
  await elsewhere(browser, checkIn("75"));
  await expect(page.getByText("75%").first()).toBeVisible();
});

test("who writes one objective sees who else does, until they go", async ({
  page,
  browser,
  axe,
  picture,
}) => {
  await signIn(page, admin);
  const draft = await post(page.request, "/objectives", {
    cycle_id: ids.cycle,
    title: "把常见问题写成手册",
    owner_id: ids.me,
    kind: "committed",
  });
  const guide = `/okrs/${draft.id}/guide`;
  await page.goto(guide);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const here = page.getByRole("list", { name: "也在这一页的人" });
  await expect(here).toHaveCount(0);

  const other = await browser.newContext({ locale: "zh-CN" });
  const theirs = await other.newPage();
  await signIn(theirs, hu);
  await theirs.goto(guide);
  await expect(here.getByText("胡敏")).toBeVisible();
  await expect(theirs.getByRole("list", { name: "也在这一页的人" }).getByText("林岳")).toBeVisible();
  await axe();
  await picture("guide-presence");
  await page.setViewportSize({ width: 375, height: 720 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await picture("guide-presence-phone");

  // Another page of theirs, and back; then the tab is closed.
  await theirs.goto("/okrs");
  await expect(here).toHaveCount(0);
  await theirs.goto(guide);
  await expect(here.getByText("胡敏")).toBeVisible();
  await theirs.close({ runBeforeUnload: true });
  await expect(here).toHaveCount(0);
  await other.close();
});

test("signing out elsewhere leaves the page for the sign-in", async ({ page }) => {
  await signIn(page, admin);
  await followed(page, "/okrs?of=mine");
  await page.request.delete("/api/v1/session", { headers });
  await expect(page.getByRole("button", { name: "登录" })).toBeVisible({ timeout: 15_000 });
});
