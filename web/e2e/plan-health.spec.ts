import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixture";
import { activate, day, join, password, send } from "./prepare";

// Each number about plans on the insight page opens as many rows as it says.
test.describe.configure({ mode: "serial" });

const lin = { email: "root@example.com", password };
let team = "";

test.beforeAll(async ({ playwright, servers }) => {
  const server = await servers.for(test.info().file);
  const request = await playwright.request.newContext({ baseURL: server.url });
  const post = (path: string, body: object) => send(request, "post", path, body);
  await post("/setup", { workspace: "华岳", name: "林岳", ...lin });
  const cycle = await post("/cycles", { name: "本季", starts_on: day(-60), ends_on: day(45) });
  team = (await post("/teams", { name: "运营部" })).id;
  const chen = await join(playwright, request, server, {
    name: "陈静",
    email: "chen@example.com",
    team_id: team,
    role: "member",
  });
  const measure = { kind: "metric", baseline: "0", target: "10", unit: "次" };
  for (const title of ["留存", "拉新"]) {
    const objective = await post("/objectives", { cycle_id: cycle.id, title, team_id: team });
    const results: string[] = [];
    for (const [i, name] of ["有计划的", "没人管的", "也没人管的"].entries()) {
      if (title === "拉新" && i === 2) continue;
      const body = { title: `${title}${name}`, measure, owner_id: chen };
      results.push((await post(`/objectives/${objective.id}/key-results`, body)).id);
    }
    const act = (title: string, due: number, more: object = {}) =>
      post(`/key-results/${results[0]}/actions`, { title, owner_id: chen, due_on: day(due), ...more });
    await act("迟了", -20);
    await act("也迟了", -10, { effort_days: "2" });
    await act("快到期了", 1);
    await act("还早", 40, { effort_days: "20" });
    const done = await act("好了", -5);
    await send(request, "patch", `/actions/${done.id}`, { state: "done" });
    // A draft's are in no number.
    if (title === "留存") await activate(request, objective.id);
    else {
      await activate(request, objective.id);
      const draft = await post("/objectives", { cycle_id: cycle.id, title: "草稿", team_id: team });
      const kr = await post(`/objectives/${draft.id}/key-results`, { title: "草稿里的", measure });
      await post(`/key-results/${kr.id}/actions`, {
        title: "草稿里迟了的",
        owner_id: chen,
        due_on: day(-20),
      });
    }
  }
  await request.dispose();
});

/** The number beside a word, as a link. */
async function follow(link: Locator): Promise<number> {
  const told = Number(await link.textContent());
  await link.click();
  return told;
}

const beside = (page: Page, name: string, at = 0) =>
  page.locator("dt", { hasText: name }).locator("xpath=following-sibling::dd[1]").getByRole("link").nth(at);
const rows = (page: Page) =>
  page
    .getByRole("main")
    .locator("ol > li")
    .filter({ has: page.locator("[data-row]") });

for (const [name, told, at = 0] of [
  ["已逾期的行动", 4],
  ["可能延期的行动", 2],
  ["已完成的行动", 2],
  ["已完成的行动", 10, 1],
] as const)
  test(`${name}: ${told}`, async ({ page, axe }) => {
    await send(page.request, "post", "/session", lin);
    await page.goto(`/insight?team=${team}`);
    expect(await follow(beside(page, name, at))).toBe(told);
    await expect(page).toHaveURL(/\/actions\?/);
    await expect(rows(page)).toHaveCount(told);
    await expect(page.getByRole("checkbox", { name: "只看运营部" })).toBeChecked();
    await expect(page.getByText("草稿里迟了的")).toHaveCount(0);
    await axe();
  });

test("key results without an action, marked in the list of OKRs", async ({ page, axe }) => {
  await send(page.request, "post", "/session", lin);
  await page.goto(`/insight?team=${team}`);
  expect(await follow(beside(page, "没有行动的关键结果"))).toBe(3);
  await expect(page).toHaveURL(/\/okrs\?/);
  await expect(page.getByText("符合条件", { exact: true })).toHaveCount(3);
  await expect(page.getByRole("link", { name: "草稿里的" })).toHaveCount(0);
  await axe();
});

test("a person's load, what of it has no effort, and one condition less", async ({ page, axe, picture }) => {
  await send(page.request, "post", "/session", lin);
  await page.goto(`/insight?team=${team}`);
  const load = page.getByRole("listitem").filter({ hasText: "陈静" }).filter({ hasText: "没写工作量" });
  await expect(load).toContainText("5 项没写工作量");
  await load.getByRole("link", { name: "5 项没写工作量" }).click();
  await expect(rows(page)).toHaveCount(5);
  await expect(page.getByRole("checkbox", { name: "只看计入 本季 负荷的" })).toBeChecked();
  await axe();
  await picture("plan-health-load");
  await page.getByRole("checkbox", { name: "只看没填工作量的" }).click();
  await expect(rows(page)).toHaveCount(9);
  await page.getByRole("checkbox", { name: "只看计入 本季 负荷的" }).click();
  await expect(page).not.toHaveURL(/load=/);
});
