import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./fixture";

// One story on one server: a plan written line by line, moved, blocked, done and taken back.
test.describe.configure({ mode: "serial" });

const admin = { email: "root@example.com", password: "correct horse battery" };
const ids: Record<string, string> = {};

async function post(request: APIRequestContext, path: string, data?: object) {
  const answer = await request.post(`/api/v1${path}`, { headers: { "X-Sinan": "1" }, data });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return answer.json();
}

/** A day so many days from now, in Shanghai as the server counts. */
function day(from: number): string {
  return new Date(Date.now() + 8 * 3_600_000 + from * 86_400_000).toISOString().slice(0, 10);
}

const plan = async (page: Page) =>
  (await (await page.request.get(`/api/v1/key-results/${ids.kr}/actions`)).json()).items;

const row = (page: Page, name: string) => page.getByRole("group", { name, exact: true });

test("a plan is written by one line and Enter each, and every part of it in place", async ({ page, axe }) => {
  await post(page.request, "/setup", { workspace: "华岳", name: "林岳", ...admin });
  const me = await (await page.request.get("/api/v1/me")).json();
  const cycle = await post(page.request, "/cycles", { name: "本季", starts_on: day(-20), ends_on: day(60) });
  const whole = { cycle_id: cycle.id, title: "提升用户留存率", owner_id: me.id, kind: "committed" };
  const objective = await post(page.request, "/objectives", whole);
  const kr = await post(page.request, `/objectives/${objective.id}/key-results`, {
    title: "用户流失率降至 5%",
    measure: { kind: "metric", baseline: "8", target: "5", unit: "%" },
    due_on: day(40),
  });
  ids.kr = kr.id;

  await page.goto(`/key-results/${kr.id}/plan`);
  const line = page.getByRole("textbox", { name: "加一项行动，按回车" });
  for (const title of ["名单分层", "短信召回"]) {
    await line.fill(title);
    await line.press("Enter");
    await expect(row(page, title)).toBeVisible();
  }
  await row(page, "名单分层").getByRole("button", { name: "“名单分层”的执行方式" }).click();
  await page.getByRole("textbox", { name: "“名单分层”的执行方式" }).fill("按**消费**分四层");
  await page.keyboard.press("Control+Enter");
  await expect(row(page, "名单分层").locator("strong")).toHaveText("消费");

  await expect(row(page, "名单分层")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(row(page, "短信召回")).toBeFocused();
  await page.keyboard.press("Enter");
  const form = page.getByRole("dialog", { name: "修改行动" });
  await form.getByLabel("开始").fill(day(12));
  await form.getByLabel("时间节点").fill(day(20));
  await form.getByLabel("工作量（人天）").fill("2.5");
  await form.getByRole("checkbox", { name: "名单分层" }).check();
  await form.getByRole("button", { name: "加一步" }).click();
  await page.keyboard.type("写话术");
  await axe();
  await page.keyboard.press("Control+Enter");
  await expect(form).toBeHidden();
  await expect(row(page, "短信召回").getByText("等：名单分层")).toBeVisible();
  await expect(row(page, "短信召回").getByText("2.5 人天")).toBeVisible();
  await row(page, "短信召回").getByRole("checkbox", { name: "写话术" }).check();
  await expect.poll(async () => (await plan(page))[1].steps_done).toBe(1);
});

test("a moved date shows what it does to others, and moves them", async ({ page }) => {
  await post(page.request, "/session", admin);
  const [first, second] = await plan(page);
  const due = await page.request.patch(`/api/v1/actions/${first.id}`, {
    headers: { "X-Sinan": "1", "If-Match": `"${first.version}"` },
    data: { due_on: day(10) },
  });
  expect(due.ok()).toBe(true);
  await page.goto(`/key-results/${ids.kr}/plan?view=timeline`);
  const bar = page.getByRole("button", { name: /^名单分层/ });
  await bar.focus();
  for (let i = 0; i < 6; i++) await page.keyboard.press("Alt+ArrowRight");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "改期会影响其他行动" });
  await expect(dialog.getByRole("cell", { name: "短信召回" })).toBeVisible();
  expect((await plan(page))[0].due_on).toBe(day(10));
  await dialog.getByRole("button", { name: "一起改期" }).click();
  await expect(page.getByText("1 项后续行动已一起改期")).toBeVisible();
  const [moved, dependent] = await plan(page);
  expect(moved.due_on).toBe(day(16));
  expect(dependent.starts_on > second.starts_on).toBe(true);
  await page.getByRole("button", { name: "撤销" }).click();
  await expect
    .poll(async () => (await plan(page)).map((a: { due_on: string }) => a.due_on))
    .toEqual([day(10), second.due_on]);
  expect((await plan(page))[1].starts_on).toBe(second.starts_on);
});

test("what if an action slips: what waits for it, and the pace that is left; nothing is saved", async ({
  page,
  axe,
  picture,
}) => {
  await post(page.request, "/session", admin);
  const before = await plan(page);
  await page.goto(`/key-results/${ids.kr}/plan`);
  const ask = async () => {
    await row(page, "名单分层").getByRole("button", { name: "“名单分层”：更多操作" }).click();
    await page.getByRole("menuitem", { name: "如果晚了会怎样…" }).click();
    return page.getByRole("dialog", { name: "如果“名单分层”晚了" });
  };
  const without = await ask();
  await expect(without).toContainText("算不出余下要多快");
  await page.keyboard.press("Escape");
  const { objective_id } = await (await page.request.get(`/api/v1/key-results/${ids.kr}`)).json();
  for (const step of ["submit", "approve", "activate"])
    await post(page.request, `/objectives/${objective_id}/${step}`, {});
  for (const [ago, value] of [
    [15, "7.8"],
    [8, "7.7"],
    [1, "7.5"],
  ] as const)
    await post(page.request, `/key-results/${ids.kr}/check-ins`, { value, as_of: day(-ago) });
  await page.reload();
  const dialog = await ask();
  await expect(dialog).toContainText("关键结果照现在的节奏走：每周 -0.");
  await expect(dialog.getByText(/按时完成：那天约 7\.\d+%，/)).toBeVisible();
  await expect(dialog.getByText(/才完成：那天约 [67]\.\d+%，/)).toBeVisible();
  await dialog.getByLabel("晚多少个工作日").fill("8");
  await expect(dialog.getByRole("cell", { name: "短信召回" })).toBeVisible();
  await axe();
  await picture("actions-slip");
  await dialog.getByLabel("晚多少个工作日").fill("没有");
  await expect(dialog).toContainText("写一个大于 0 的整数");
  await dialog.getByText("关闭", { exact: true }).click();
  expect(await plan(page)).toEqual(before);
});

test("a line names who and when, and two Enters in a row add it once", async ({ page, axe, picture }) => {
  await post(page.request, "/session", admin);
  ids.zhang = (await post(page.request, "/people", { name: "张三", email: "zhang@example.com" })).id;
  await post(page.request, "/people", { name: "李四", email: "li1@example.com" });
  await post(page.request, "/people", { name: "李四", email: "li2@example.com" });
  await page.goto(`/key-results/${ids.kr}/plan`);
  const line = page.getByRole("textbox", { name: "加一项行动，按回车" });
  const due = day(30);
  const [, month, date] = due.split("-");
  await line.pressSequentially("写方案 @张");
  await expect(page.getByRole("option", { name: /张三/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(line).toHaveValue("写方案 @张三 ");
  await page.keyboard.type(`${month}-${date}`);
  await expect(page.getByText(/回车就加上：写方案 · 责任人 张三/)).toBeVisible();
  await axe();
  await picture("actions-quick");
  await line.evaluate((input: HTMLInputElement) => {
    input.form?.requestSubmit();
    input.form?.requestSubmit();
  });
  await expect(row(page, "写方案")).toBeVisible();
  await expect(line).toHaveValue("");
  const written = (await plan(page)).filter((a: { title: string }) => a.title === "写方案");
  expect(written).toHaveLength(1);
  expect([written[0].owner_id, written[0].due_on]).toEqual([ids.zhang, due]);

  // Two are called so: the list says which.
  await line.fill("对数据 @李四 明天");
  await page.keyboard.press("Enter");
  await expect(page.getByText("有不止一位“李四”，请从列表里选。")).toBeVisible();
  await expect(line).toHaveValue("对数据 @李四 明天");
  await line.fill("");

  await page.goto("/actions");
  await page.getByRole("combobox", { name: "谁的", exact: true }).selectOption({ label: "某个人的" });
  const person = page.getByRole("combobox", { name: "某个人的" });
  await person.fill("张三");
  await page.getByRole("option", { name: /张三/ }).click();
  await expect(row(page, "写方案")).toBeVisible();
  await page.reload();
  await expect(person).toHaveValue("张三");
  await expect(row(page, "写方案")).toBeVisible();
  await page.request.delete(`/api/v1/actions/${written[0].id}`, { headers: { "X-Sinan": "1" } });
});

test("blocked asks why and on whom; done can be taken back", async ({ page, axe, picture }) => {
  await post(page.request, "/session", admin);
  await page.goto("/actions");
  const state = row(page, "名单分层").getByRole("combobox", { name: "“名单分层”的状态" });
  await state.selectOption("blocked");
  const dialog = page.getByRole("dialog", { name: "卡在哪里了？" });
  await dialog.getByRole("button", { name: "标为受阻" }).click();
  await expect(dialog.getByLabel("原因")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("原因").fill("缺消费数据");
  await dialog.getByLabel("或等公司外的谁").fill("支付渠道");
  await dialog.getByRole("button", { name: "标为受阻" }).click();
  await expect(row(page, "名单分层").getByText("等 支付渠道：缺消费数据")).toBeVisible();

  await row(page, "短信召回").press("x");
  await expect.poll(async () => (await plan(page))[1].state).toBe("done");
  const told = page.getByRole("listitem").filter({ hasText: "“短信召回”已改为“完成”" });
  await told.getByRole("button", { name: "撤销" }).click();
  await expect.poll(async () => (await plan(page))[1].state).toBe("todo");
  await axe();
  await picture("actions-list");
});

test("the board by keys, and the view in the address", async ({ page, axe, picture }) => {
  await post(page.request, "/session", admin);
  await page.goto("/actions");
  await page.getByText("看板", { exact: true }).click();
  await expect(page).toHaveURL(/view=board/);
  await page
    .getByRole("region", { name: "待办" })
    .getByRole("button", { name: "短信召回", exact: true })
    .focus();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(page.getByRole("region", { name: "进行中" }).getByText("短信召回")).toBeVisible();
  await axe();
  await picture("actions-board");
  await page.setViewportSize({ width: 375, height: 800 });
  await page.goto("/actions?view=timeline");
  await expect(page.getByRole("button", { name: /^短信召回/ })).toBeVisible();
  await axe();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  await picture("actions-timeline-375");
});

test("a long list goes on by a button, and what came later is changed in place too", async ({ page }) => {
  await post(page.request, "/session", admin);
  const me = await (await page.request.get("/api/v1/me")).json();
  const numbers = Array.from({ length: 205 }, (_, i) => String(i).padStart(3, "0"));
  for (const n of numbers)
    await post(page.request, `/key-results/${ids.kr}/actions`, {
      title: `回访第 ${n} 批`,
      owner_id: me.id,
      due_on: day(50),
    });
  await page.goto("/actions");
  const last = row(page, "回访第 204 批");
  await expect(row(page, "回访第 000 批")).toBeVisible();
  await expect(last).toBeHidden();
  const more = page.getByRole("button", { name: "显示更多" });
  await more.click();
  await expect(last).toBeVisible();
  await expect(more).toBeHidden();
  await last.getByRole("combobox", { name: "“回访第 204 批”的状态" }).selectOption("doing");
  await expect(page.getByText("“回访第 204 批”已改为“进行中”")).toBeVisible();
  await expect(last).toBeVisible();
  await expect.poll(async () => (await plan(page)).at(-1).state).toBe("doing");
});
