import { readFileSync } from "node:fs";
import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./fixture";

// One story on one server: what was done is found again, by whoever may look.
test.describe.configure({ mode: "serial" });

const admin = { email: "root@example.com", password: "correct horse battery" };

async function send(request: APIRequestContext, method: "post" | "patch", path: string, data?: object) {
  const answer = await request[method](`/api/v1${path}`, { headers: { "X-Sinan": "1" }, data });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return await answer.json();
}

test("the trail says who did what, before and after, when and from where", async ({ page, axe, picture }) => {
  await send(page.request, "post", "/setup", { workspace: "华岳", name: "林岳", ...admin });
  const cycle = await send(page.request, "post", "/cycles", {
    name: "第四季度",
    starts_on: "2026-10-01",
    ends_on: "2026-12-31",
  });
  const objective = await send(page.request, "post", "/objectives", {
    cycle_id: cycle.id,
    title: "提升用户留存率",
    owner_id: (await (await page.request.get("/api/v1/me")).json()).id,
    kind: "committed",
  });
  await send(page.request, "patch", `/objectives/${objective.id}`, { title: "提升付费用户留存率" });
  const teams = Array.from({ length: 50 }, (_, i) => ({ name: `小组 ${i}` }));
  await Promise.all(teams.map((team) => send(page.request, "post", "/teams", team)));

  await page.goto("/");
  await page.getByRole("link", { name: "审计" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "审计记录" })).toBeVisible();
  await expect(page.getByRole("row").nth(1)).toContainText(/新建了团队 小组 \d+/);
  await expect(page.getByRole("row")).toHaveCount(51);
  await page.getByRole("button", { name: "更早的记录" }).click();
  const changed = page.getByRole("row").filter({ hasText: "修改了目标" });
  await expect(changed).toContainText("林岳");
  await expect(changed).toContainText("127.0.0.1");
  await expect(changed.locator("del")).toHaveText("提升用户留存率");
  await expect(changed.locator("ins")).toHaveText("提升付费用户留存率");

  await page.getByLabel("做了什么").selectOption({ label: "目标（全部）" });
  await expect(page).toHaveURL(/kind=objective/);
  await expect(page.getByRole("row")).toHaveCount(3);
  await changed.getByText("详情").click();
  await expect(changed).toContainText("objective.changed");
  await axe();
  await picture("audit");
  await changed.getByRole("button", { name: "只看它的记录" }).click();
  await expect(page).toHaveURL(new RegExp(`subject=${objective.id}`));
  await page.reload();
  await expect(page.getByRole("row")).toHaveCount(3);
  await changed.getByRole("link", { name: "提升付费用户留存率" }).click();
  await expect(page).toHaveURL(new RegExp(`/okrs/${objective.id}`));
});

test("a file of it, the chain checked, and nothing found", async ({ page, axe }) => {
  await send(page.request, "post", "/session", admin);
  await page.goto("/settings/audit?kind=objective");
  await expect(page.getByRole("row")).toHaveCount(3);
  const begun = page.waitForEvent("download");
  await page.getByRole("button", { name: "导出 CSV" }).click();
  const csv = readFileSync(await (await begun).path(), "utf8");
  expect(csv.trim().split("\n").length).toBeGreaterThanOrEqual(3);
  expect(csv).toContain("修改了目标");
  expect(csv).not.toContain("新建了团队");
  await page.getByRole("button", { name: "核对整条记录" }).click();
  await expect(page.getByText(/审计记录完整：共 \d+ 条/)).toBeVisible();

  await page.getByLabel("到哪天").fill("2020-01-01");
  await expect(page.getByRole("heading", { name: "没有符合的记录" })).toBeVisible();
  await axe();
  await page.getByRole("button", { name: "看全部" }).first().click();
  await expect(page).toHaveURL(/\/settings\/audit$/);
});

test("in English, dark, on a phone", async ({ page, axe, picture }) => {
  await page.setViewportSize({ width: 375, height: 740 });
  await send(page.request, "post", "/session", admin);
  const me = await (await page.request.get("/api/v1/me")).json();
  await send(page.request, "patch", `/people/${me.id}`, { lang: "en", theme: "dark" });
  await page.goto("/settings/audit?kind=objective");
  await expect(page.getByRole("row").filter({ hasText: "changed objective" })).toBeVisible();
  const begun = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export CSV" }).click();
  expect(readFileSync(await (await begun).path(), "utf8")).toContain("changed objective");
  await axe();
  await picture("audit-en-375-dark");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(375);
});
