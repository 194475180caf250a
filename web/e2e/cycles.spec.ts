import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./fixture";

// One story, told in order on one server: an admin sets the company's time and rules, a member reads them.
test.describe.configure({ mode: "serial" });

const admin = { email: "root@example.com", password: "correct horse battery" };
const guard = { "X-Sinan": "1" };

async function setUp(request: APIRequestContext) {
  const me = await request.post("/api/v1/setup", {
    headers: guard,
    data: { workspace: "华岳", name: "管理员", ...admin },
  });
  expect(me.ok()).toBe(true);
}

async function signIn(page: Page, who: { email: string; password: string } = admin) {
  const answer = await page.request.post("/api/v1/session", { headers: guard, data: who });
  expect(answer.ok()).toBe(true);
}

/** A quarter that today is in, by the browser's clock. */
function thisQuarter(): string {
  const now = new Date();
  const n = Math.floor(now.getMonth() / 3);
  return `${now.getFullYear()}年第${"一二三四"[n]}季度`;
}

test("the first cycle takes two presses, and moves to running", async ({ page, axe, picture }) => {
  await setUp(page.request);
  await page.goto("/settings");
  await page.getByRole("link", { name: "周期" }).first().click();
  await expect(page.getByRole("heading", { name: "还没有周期" })).toBeVisible();
  await axe();
  await page.getByRole("button", { name: "新建周期" }).last().click();
  await axe();
  await picture("cycle-templates");
  await expect(page.getByRole("button", { name: thisQuarter() })).toBeFocused();
  await page.getByRole("button", { name: thisQuarter() }).click();
  const row = page.locator(`[data-cycle="${thisQuarter()}"]`);
  await expect(row).toContainText("当前");
  await expect(row).toContainText("起草");

  await row.getByRole("button", { name: "进入执行" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "进入执行" }).click();
  await expect(row.getByText("执行", { exact: true })).toBeVisible();
});

test("a quarter lies in its year, and a step back asks why", async ({ page, axe, picture }) => {
  await signIn(page);
  await page.goto("/settings/cycles");
  const year = `${new Date().getFullYear()}年`;
  await page.getByRole("button", { name: "新建周期" }).click();
  await page.getByRole("button", { name: year, exact: true }).click();
  await expect(page.locator(`[data-cycle="${year}"]`)).toBeVisible();

  const row = page.locator(`[data-cycle="${thisQuarter()}"]`);
  await row.getByRole("button", { name: `${thisQuarter()}：更多操作` }).click();
  await page.getByRole("menuitem", { name: "修改" }).click();
  await page.getByLabel("上级周期").selectOption({ label: year });
  await axe();
  await picture("cycle-edit");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.locator("[data-cycle]").nth(1)).toHaveAttribute("data-cycle", thisQuarter());

  await row.getByRole("button", { name: `${thisQuarter()}：更多操作` }).click();
  await page.getByRole("menuitem", { name: "退回起草" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "退回起草" }).click();
  await expect(page.getByRole("dialog")).toContainText("要写明原因");
  await page.getByLabel("原因").fill("目标还没对齐");
  await page.getByRole("dialog").getByRole("button", { name: "退回起草" }).click();
  await expect(row.getByText("起草", { exact: true })).toBeVisible();
  await axe();
  await picture("cycles");
  await page.emulateMedia({ colorScheme: "dark" });
  await axe();
  await picture("cycles-dark");
});

test("a day off of the company's own counts at once", async ({ page, axe, picture }) => {
  await signIn(page);
  await page.goto("/settings/calendar?year=2026");
  const workdays = page.getByText(/^\d+ 个工作日$/);
  await expect(workdays).toHaveText("248 个工作日");
  await axe();
  await page.locator('[data-on="2026-11-20"]').click();
  await page.getByText("休息", { exact: true }).last().click();
  await page.getByLabel("名称").fill("司庆");
  await picture("calendar-day");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(workdays).toHaveText("247 个工作日");
  await expect(page.locator('[data-on="2026-11-20"]')).toHaveAccessibleName(/11月20日 休息 司庆/);
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(workdays).toHaveText("248 个工作日");
  await picture("calendar");
  await page.emulateMedia({ colorScheme: "dark" });
  await axe();
  await picture("calendar-dark");
});

test("the holidays of a new year are imported after a look", async ({ page, axe, picture }) => {
  await signIn(page);
  await page.goto("/settings/calendar?year=2027");
  await expect(page.getByText("2027 年的放假安排还没有录入")).toBeVisible();
  await page.getByRole("button", { name: "导入" }).click();
  const text = page.getByLabel("粘贴内容");
  await text.fill("2027-02-05..2027-02-11,休,春节\n2027-02-30,休");
  await page.getByRole("button", { name: "看看会改什么" }).click();
  await expect(page.getByRole("dialog")).toContainText("第 2 行的日期不对");
  await text.fill("2027-02-05..2027-02-11,休,春节\n2027-01-31,班,春节");
  await page.getByRole("button", { name: "看看会改什么" }).click();
  await expect(page.getByRole("dialog")).toContainText("会改 8 天");
  await axe();
  await picture("calendar-import");
  await page.getByRole("dialog").getByRole("button", { name: "导入", exact: true }).click();
  await expect(page.getByText("2027 年的放假安排还没有录入")).toBeHidden();
});

test("themes are written, ordered by keys and archived", async ({ page, axe, picture }) => {
  await signIn(page);
  await page.goto("/settings/themes");
  await expect(page.getByRole("heading", { name: "还没有战略主题" })).toBeVisible();
  await axe();
  for (const [title, target] of [
    ["以留存带动增长", "年末月活 200 万"],
    ["让付费用户更值", "续费率 80%"],
  ] as const) {
    await page.getByRole("button", { name: "新建主题" }).first().click();
    await page.getByLabel("主题", { exact: false }).first().fill(title);
    await page.getByLabel("年度目标").fill(target);
    await page.keyboard.press("Control+Enter");
    await expect(page.getByRole("listitem").filter({ hasText: title })).toContainText(target);
  }
  const rows = page.getByRole("list", { name: "战略主题" }).getByRole("listitem");
  await expect(rows.nth(0)).toContainText("以留存带动增长");
  await page.getByRole("button", { name: "让付费用户更值 拖动排序" }).focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(rows.nth(0)).toContainText("让付费用户更值");
  await page.getByRole("button", { name: "修改“以留存带动增长”" }).click();
  await axe();
  await picture("theme-edit");
  await page.keyboard.press("Escape");
  await picture("themes");
  await page.getByRole("button", { name: "“让付费用户更值”：更多操作" }).click();
  await page.getByRole("menuitem", { name: "归档" }).click();
  await expect(rows).toHaveCount(1);
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(rows).toHaveCount(2);
});

test("the rules say what they mean, and refuse what makes no sense", async ({ page, axe, picture }) => {
  await signIn(page);
  await page.goto("/settings/policy");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("规则");
  await axe();
  await picture("policy");
  const most = page.getByLabel("每人每周期最多目标数");
  await most.fill("2");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("上限不能小于下限或建议数").last()).toBeVisible();
  await most.fill("4");
  await page.getByLabel("差距超过多少算有风险").fill("15%");
  await expect(page.getByText("进度低于 35% 显示有风险")).toBeVisible();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("规则已更新")).toBeVisible();
  await page.reload();
  await expect(most).toHaveValue("4");
});

test("a member reads all of it in English at 375 px, and changes nothing", async ({ page, axe, picture }) => {
  await signIn(page);
  const hu = { email: "hu@example.com", password: "another horse battery" };
  const made = await page.request.post("/api/v1/people", {
    headers: guard,
    data: { name: "胡", email: hu.email, lang: "en" },
  });
  const invited = await page.request.post(`/api/v1/people/${(await made.json()).id}/invitation`, {
    headers: guard,
  });
  const secret = new URL(((await invited.json()) as { url: string }).url, "http://x").pathname
    .split("/")
    .at(-1);
  await page.context().clearCookies();
  const joined = await page.request.post(`/api/v1/invitations/${secret}`, {
    headers: guard,
    data: { password: hu.password },
  });
  expect(joined.ok()).toBe(true);
  await signIn(page, hu);
  await page.setViewportSize({ width: 375, height: 800 });
  for (const [path, heading] of [
    ["/settings", "Settings"],
    ["/settings/cycles", "Cycles"],
    ["/settings/calendar", "Workday calendar"],
    ["/settings/themes", "Strategy themes"],
    ["/settings/policy", "Rules"],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
    await expect(page.getByRole("button", { name: /New|Move to|Edit|Import|Reset|Save|more$/ })).toHaveCount(
      0,
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    await axe();
    await picture(`member-375${path.replaceAll("/", "-")}`);
  }
});
