import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./fixture";

// One story on one server: one objective from a draft without key results to a revision that was agreed to, on its page.
test.describe.configure({ mode: "serial" });

const boss = { email: "root@example.com", password: "correct horse battery" };
const owner = { email: "chen@example.com", password: "battery staple horse" };
const title = "提升用户留存率";
const ids: Record<string, string> = {};

async function post(request: APIRequestContext, path: string, data?: object) {
  const answer = await request.post(`/api/v1${path}`, { headers: { "X-Sinan": "1" }, data });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return answer.status() === 204 ? {} : await answer.json();
}

async function patch(request: APIRequestContext, path: string, data: object) {
  const now = await (await request.get(`/api/v1${path}`)).json();
  const headers = { "X-Sinan": "1", "If-Match": `"${now.version}"` };
  const answer = await request.patch(`/api/v1${path}`, { headers, data });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
}

function day(from: number): string {
  return new Date(Date.now() + 8 * 3_600_000 + from * 86_400_000).toISOString().slice(0, 10);
}

/** Signs in and opens the page of the objective. */
async function openAs(page: Page, who: typeof boss, search = "") {
  await post(page.request, "/session", who);
  await page.goto(`/okrs/${ids.objective}${search}`);
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

test("a draft that isn't ready says why, and leads to the guide", async ({ page, axe, picture }) => {
  await post(page.request, "/setup", { workspace: "华岳", name: "林岳", ...boss });
  const me = await (await page.request.get("/api/v1/me")).json();
  const team = await post(page.request, "/teams", { name: "用户运营组" });
  const chen = await post(page.request, "/people", {
    name: "陈晨",
    email: owner.email,
    team_id: team.id,
    role: "member",
    manager_id: me.id,
  });
  const { url } = await post(page.request, `/people/${chen.id}/invitation`);
  const cycle = await post(page.request, "/cycles", {
    name: "本季",
    starts_on: day(-45),
    ends_on: day(45),
  });
  await post(page.request, `/invitations/${new URL(url, "http://x").pathname.split("/").pop()}`, {
    password: owner.password,
  });
  await post(page.request, "/session", owner);
  const made = await post(page.request, "/objectives", {
    cycle_id: cycle.id,
    title,
    owner_id: chen.id,
    kind: "committed",
  });
  ids.objective = made.id;
  await openAs(page, owner);
  await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
  await press(page, "提交审批");
  const refused = page.getByRole("dialog", { name: "还不能提交审批" });
  await expect(refused).toContainText("关键结果");
  await expect(refused.getByRole("link", { name: "逐步完善" })).toHaveAttribute(
    "href",
    `/okrs/${ids.objective}/guide`,
  );
  await axe();
  await picture("objective-refused");
});

test("submitted, and returned with words", async ({ page, axe }) => {
  await post(page.request, "/session", owner);
  const measure = { kind: "metric", baseline: "50000", target: "55000", unit: "人" };
  const add = (name: string, given: object) =>
    post(page.request, `/objectives/${ids.objective}/key-results`, { title: name, measure: given });
  ids.kr = (await add("日均活跃用户数增长 10%", measure)).id;
  await add("新增付费用户 1000 人", { ...measure, baseline: "0", target: "1000" });
  await openAs(page, owner);
  await press(page, "提交审批");
  await expect(page.getByText("待批准")).toBeVisible();

  await openAs(page, boss);
  await press(page, "退回");
  const returning = page.getByRole("dialog");
  await returning.getByRole("button", { name: "退回" }).click();
  await expect(returning.getByLabel("请写清要改什么")).toHaveAttribute("aria-invalid", "true");
  await returning.getByLabel("请写清要改什么").fill("标题里说清是哪些用户");
  await axe();
  await returning.getByRole("button", { name: "退回" }).click();
  await expect(page.getByText("退回时说：标题里说清是哪些用户")).toBeVisible();
});

test("mended while another writes, then approved and under way", async ({ page }) => {
  await openAs(page, owner);
  await expect(page.getByText("退回时说：标题里说清是哪些用户")).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "修改", exact: true }).first().click();
  // Meanwhile another changes it: what was typed stays, and a second save makes it so.
  const form = page.getByRole("dialog", { name: "修改目标" });
  await form.getByLabel(/^标题/).fill("提升新用户留存率");
  await patch(page.request, `/objectives/${ids.objective}`, { description: "只看注册三十天内的。" });
  await form.getByRole("button", { name: "保存", exact: true }).click();
  await expect(form).toContainText("你填的都还在");
  await expect(form.getByLabel(/^标题/)).toHaveValue("提升新用户留存率");
  await expect(page.getByText("只看注册三十天内的。").first()).toBeAttached();
  await form.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByRole("heading", { name: "提升新用户留存率", level: 1 })).toBeVisible();
  await expect(page.getByText("只看注册三十天内的。")).toBeVisible();
  await press(page, "提交审批");
  await expect(page.getByText("待批准")).toBeVisible();

  await openAs(page, boss);
  await press(page, "批准");
  await press(page, "启用");
  await expect(page.getByRole("button", { name: "启用", exact: true })).toBeHidden();
});

test("the number is traced, and a lowered target waits for consent", async ({ page, axe, picture }) => {
  await post(page.request, "/session", owner);
  await post(page.request, `/key-results/${ids.kr}/check-ins`, { value: "52000", confidence: 6 });
  await openAs(page, owner, `?kr=${ids.kr}&revise=1`);
  const form = page.getByRole("dialog", { name: "修订关键结果" });
  await form.getByLabel("目标值").fill("5.4万");
  const foreseen = form.getByRole("status").filter({ hasText: "改了以后" });
  await expect(foreseen).toContainText("这一条的进度 40% → 50%");
  await expect(foreseen).toContainText("需要 林岳 同意才生效（目标降低了）");
  await form.getByRole("button", { name: "提交修订" }).click();
  await expect(form.getByLabel("为什么要改")).toHaveAttribute("aria-invalid", "true");
  await form.getByLabel("为什么要改").fill("投放预算减半");
  await axe();
  await picture("objective-revise");
  await form.getByRole("button", { name: "提交修订" }).click();
  await expect(form).toBeHidden();
  await expect(page.getByText("等待同意")).toBeVisible();
  await expect(page.getByRole("button", { name: "同意", exact: true })).toBeHidden();

  await openAs(page, boss, `?kr=${ids.kr}`);
  const result = page.getByRole("region", { name: "日均活跃用户数增长 10%" });
  await result.getByText("这个数怎么来的").click();
  await expect(result).toContainText("(52,000 − 50,000) ÷ (55,000 − 50,000) = 40%");
  await expect(page.locator("del")).toHaveText("55,000 人");
  await expect(page.locator("ins")).toHaveText("54,000 人");
  await expect(page.getByText("原因：投放预算减半")).toBeVisible();
  await axe();
  await picture("objective");
  await press(page, "同意");
  await expect(page.getByText("已同意")).toBeVisible();
  await expect(result).toContainText("(52,000 − 50,000) ÷ (54,000 − 50,000) = 50%");
});

test("weights, places and what is dropped, each taken back", async ({ page, axe, picture }) => {
  await openAs(page, boss);
  const results = page.getByRole("heading", { level: 2, name: /用户/ });
  await expect(results).toHaveText(["日均活跃用户数增长 10%", "新增付费用户 1000 人"]);
  await press(page, "调整权重");
  const weights = page.getByRole("dialog", { name: "关键结果的权重" });
  await expect(weights).toContainText("都没填：平均分，每条 50%");
  // By keys alone: where one begins, and Enter saves.
  await page.keyboard.type("60");
  await page.keyboard.press("Tab");
  await page.keyboard.type("50");
  await expect(weights).toContainText("合计 110%，多了 10%");
  await weights.getByLabel("为什么要改").fill("新增更要紧");
  await axe();
  await picture("objective-weights");
  await weights.getByLabel("“新增付费用户 1000 人”的权重").fill("40");
  await expect(weights).toContainText("合计 100%");
  await page.keyboard.press("Enter");
  await expect(weights).toBeHidden();
  const first = page.getByRole("region", { name: "日均活跃用户数增长 10%" });
  await expect(first).toContainText("权重 60%");
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(first).not.toContainText("权重 60%");

  const menu = (name: string) => page.getByRole("button", { name: `“${name}”：更多操作` });
  await menu("日均活跃用户数增长 10%").click();
  // The first can't go up, so the menu begins with 下移.
  await page.keyboard.press("Enter");
  await expect(results).toHaveText(["新增付费用户 1000 人", "日均活跃用户数增长 10%"]);
  await page.getByRole("button", { name: "撤销" }).last().click();
  await expect(results).toHaveText(["日均活跃用户数增长 10%", "新增付费用户 1000 人"]);

  await menu("新增付费用户 1000 人").click();
  await page.getByRole("menuitem", { name: "放弃" }).click();
  const dropping = page.getByRole("dialog", { name: "放弃“新增付费用户 1000 人”" });
  await dropping.getByRole("button", { name: "放弃", exact: true }).click();
  await expect(dropping.getByLabel("为什么要改")).toHaveAttribute("aria-invalid", "true");
  await dropping.getByLabel("为什么要改").fill("预算没批");
  await dropping.getByRole("button", { name: "放弃", exact: true }).click();
  await expect(dropping).toBeHidden();
  await expect(page.getByText("原因：预算没批")).toBeVisible();
  await page.getByRole("button", { name: "撤销" }).last().click();
  await expect(page.getByText("原因：撤销刚才的操作")).toBeVisible();
});

test("moved to another objective, shared with one more, closed and opened again", async ({ page, axe }) => {
  await post(page.request, "/session", boss);
  const { cycle_id } = await (await page.request.get(`/api/v1/objectives/${ids.objective}`)).json();
  await post(page.request, "/objectives", { cycle_id, title: "提升营收" });
  await openAs(page, boss);
  await page.getByRole("button", { name: "“新增付费用户 1000 人”：更多操作" }).click();
  await page.getByRole("menuitem", { name: "移到另一个目标" }).click();
  const moving = page.getByRole("dialog", { name: /移到另一个目标/ });
  await page.keyboard.type("营收");
  await moving.getByRole("option", { name: "提升营收" }).waitFor();
  await page.keyboard.press("Enter");
  await moving.getByLabel("为什么要改").fill("它算营收");
  await axe();
  await moving.getByRole("button", { name: "移动", exact: true }).click();
  await expect(page.getByText("已移到“提升营收”")).toBeVisible();
  await expect(page.getByRole("region", { name: "新增付费用户 1000 人" })).toBeHidden();
  await expect(page.getByText("原因：它算营收")).toBeVisible();
  await expect(page.locator("ins").first()).toHaveText("提升营收");
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(page.getByRole("region", { name: "新增付费用户 1000 人" })).toBeVisible();

  await page.getByRole("main").getByRole("button", { name: "修改", exact: true }).first().click();
  const form = page.getByRole("dialog", { name: "修改目标" });
  await form.getByLabel("谁能看到").selectOption({ label: "指定的人可见" });
  await form.getByLabel("分享给谁").fill("陈晨");
  await form.getByRole("option", { name: /陈晨/ }).click();
  await expect(form.getByRole("button", { name: "不再分享给陈晨" })).toBeVisible();
  await form.getByRole("button", { name: "提交修订" }).click();
  await expect(form).toHaveCount(0); // it offers the same words
  await expect(page.getByText("指定的人可见")).toBeVisible();

  await page.getByRole("button", { name: "更多操作", exact: true }).click();
  await page.getByRole("menuitem", { name: "结束" }).click();
  const closing = page.getByRole("dialog");
  await closing.getByText("已放弃").click();
  await closing.getByLabel("为什么结束、结果怎样").fill("改做营收");
  await closing.getByRole("button", { name: "结束", exact: true }).click();
  await expect(page.getByText("结束时说：改做营收")).toBeVisible();
  await page.getByRole("button", { name: "撤销" }).last().click();
  await expect(page.getByText("结束时说：改做营收")).toBeHidden();
  await expect(page.getByRole("button", { name: "更新进展" }).first()).toBeVisible();
});

test("on a phone in English in the dark, and an objective that isn't there", async ({
  page,
  axe,
  picture,
}) => {
  await post(page.request, "/session", owner);
  const me = await (await page.request.get("/api/v1/me")).json();
  await patch(page.request, `/people/${me.id}`, { lang: "en", theme: "dark" });
  await page.setViewportSize({ width: 375, height: 812 });
  await openAs(page, owner, `?kr=${ids.kr}`);
  await expect(page.getByRole("heading", { name: "提升新用户留存率", level: 1 })).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide, "sideways scrolling").toBe(false);
  await axe();
  await picture("objective-phone");
  await page.goto("/okrs/019386d2-0000-7000-8000-000000000000");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText(/deleted/)).toBeVisible();
  await axe();
});
