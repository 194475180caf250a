import { expect, test } from "./fixture";
import { activate, day, joinAll, password, payroll, send } from "./prepare";

// One story on one server: what goes beyond the target is paid, two of HR write at once, somebody's job level changes, and the approver leaves.
test.describe.configure({ mode: "serial" });

const as = (name: string) => ({ email: `${name}@example.com`, password });
const ids: Record<string, string> = {};
let scheme = "";

test("HR pays by achievement what goes beyond the target", async ({
  page,
  playwright,
  server,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/setup", { workspace: "华岳", name: "林岳", ...as("root") });
  Object.assign(ids, await joinAll(playwright, page.request, server, payroll));
  const cycle = await send(page.request, "post", "/cycles", {
    name: "本季",
    starts_on: day(-80),
    ends_on: day(10),
  });
  const o = await send(page.request, "post", "/objectives", {
    cycle_id: cycle.id,
    title: "提升用户留存率",
    owner_id: ids.chen,
  });
  const measure = { kind: "metric", baseline: "50000", target: "55000", unit: "人" };
  const kr = await send(page.request, "post", `/objectives/${o.id}/key-results`, {
    title: "日均活跃用户数增长10%",
    measure,
  });
  await activate(page.request, o.id);
  await send(page.request, "post", `/cycles/${cycle.id}/phase`, { phase: "running" });
  await send(page.request, "post", `/key-results/${kr.id}/check-ins`, { value: "56000" });
  await send(page.request, "post", `/cycles/${cycle.id}/phase`, { phase: "scoring" });
  const scores = [{ key_result_id: kr.id, score: "1", words: "按季度末的读数" }];
  await send(page.request, "post", `/reviews/${o.id}/confirm`, { scores });
  await send(page.request, "post", `/reviews/${o.id}/settle`, {});
  await page.goto(`/review/${o.id}`);
  await expect(page.getByText("达成率 1.20，得分到 1.00 为止")).toBeVisible();

  await send(page.request, "post", "/session", as("hefang"));
  await page.goto("/incentives/new");
  await page.getByRole("link", { name: /挑战型超额奖/ }).click();
  await page.getByLabel("按什么奖").selectOption("achievement");
  await expect(page.getByLabel("得分线（或达成率线）")).toHaveValue("1.00");
  await expect(page.getByRole("heading", { name: "甲：得分 1.00，全期在岗，达成率 1.20" })).toBeVisible();
  await expect(page.getByRole("list", { name: "规则会引来什么" })).toContainText("压低目标");
  await page.getByLabel("名称").fill("超额奖");
  await page.getByLabel("开始日").fill(day(-80));
  await page.getByLabel("结束日").fill(day(10));
  await page.getByRole("combobox", { name: "批准人" }).fill("魏明");
  await page.getByRole("option", { name: /魏明/ }).click();
  await axe();
  await picture("achievement-form");
  await page.getByRole("button", { name: "保存方案" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "超额奖" })).toBeVisible();
  scheme = page.url().split("/").at(-1) ?? "";
  await page.getByRole("button", { name: "填入表格" }).click();
  const table = page.getByLabel("表格");
  await expect(table).toHaveValue(/chen@example.com,,1\.20/);
  await table.fill("邮箱,基数,达成率\nchen@example.com,10000,250%");
  await page.getByRole("button", { name: "保存并试算" }).click();
  await expect(page.getByRole("main")).toContainText("第 2 行：“250%”不是达成率");
  await table.fill("邮箱,基数,达成率\nchen@example.com,10000,120%\nzhang@example.com,8000,");
  await page.getByRole("button", { name: "保存并试算" }).click();
  await expect(page.getByRole("main")).toContainText("张伟还没有达成率");
  await table.fill("邮箱,基数,达成率\nchen@example.com,10000,120%");
  await page.getByRole("button", { name: "保存并试算" }).click();
  await expect(page.getByText("合计 4000.00 元，1 人")).toBeVisible();
  await page.getByRole("button", { name: "陈静" }).click();
  const drawer = page.getByRole("dialog", { name: "陈静的激励明细" });
  await expect(drawer).toContainText("0.2 × 100 × 2 ÷ 100");
  await expect(drawer).toContainText("达成率 1.20 从哪里来");
  await axe();
  await picture("achievement-statement");
});

test("two of HR write at once, and neither loses what they wrote", async ({
  page,
  browser,
  server,
  axe,
  picture,
  expectedErrors,
}) => {
  expectedErrors.push(/412/);
  await send(page.request, "post", "/session", as("hefang"));
  const other = await browser.newContext({ baseURL: server.url, locale: "zh-CN" });
  await send(other.request, "post", "/session", as("hefang"));
  const second = await other.newPage();
  for (const one of [page, second]) {
    await one.goto(`/incentives/${scheme}`);
    await expect(one.getByLabel("表格")).toHaveValue(/10000\.00/);
  }
  await page.getByLabel("表格").fill("邮箱,基数,达成率\nchen@example.com,11000,120%");
  await second.getByLabel("表格").fill("邮箱,基数,达成率\nchen@example.com,12000,120%");
  await page.getByRole("button", { name: "保存并试算" }).click();
  await expect(page.getByText("合计 4400.00 元，1 人")).toBeVisible();
  await second.getByRole("button", { name: "保存并试算" }).click();
  await expect(second.getByText("贺芳刚刚改过这张表")).toBeVisible();
  await expect(second.getByLabel("表格")).toHaveValue(/12000/);
  await second.getByText("看现在存的表格").click();
  await expect(second.locator("pre")).toContainText("11000.00");
  await axe(second);
  await picture("achievement-overtaken", second);
  await second.getByRole("button", { name: "不要我写的，用现在存的" }).click();
  await expect(second.getByLabel("表格")).toHaveValue(/11000\.00/);
  await second.getByLabel("表格").fill("邮箱,基数,达成率\nchen@example.com,13000,120%");
  await second.getByRole("button", { name: "保存并试算" }).click();
  await expect(second.getByText("合计 5200.00 元，1 人")).toBeVisible();
  await other.close();
});

test("a job level that changed is told, and an approver who left is replaced", async ({
  page,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/session", as("root"));
  await send(page.request, "patch", `/people/${ids.chen}`, { job_level: "P6" });
  await send(page.request, "post", "/session", as("wei"));
  await send(page.request, "post", `/incentives/${scheme}/approve`);
  await send(page.request, "post", "/session", as("hefang"));
  await page.goto(`/incentives/${scheme}`);
  await expect(page.getByText("期间有变动")).toBeVisible();
  await page.getByRole("button", { name: "发放" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "发放" }).click();
  await expect(page.getByRole("button", { name: "登记已支付" })).toBeVisible();

  await send(page.request, "post", "/session", as("root"));
  await send(page.request, "post", `/people/${ids.wei}/deactivate`, {});
  await send(page.request, "post", "/session", as("hefang"));
  await page.goto(`/incentives/${scheme}`);
  await expect(page.getByRole("heading", { name: "批准人魏明已经离开" })).toBeVisible();
  await axe();
  await picture("achievement-approver-left");
  await page.getByRole("combobox", { name: "由谁接着批准" }).fill("林岳");
  await page.getByRole("option", { name: /林岳/ }).click();
  await page.getByRole("button", { name: "更换批准人" }).click();
  await expect(page.getByText("贺芳编写，林岳批准")).toBeVisible();

  await send(page.request, "post", "/session", as("chen"));
  await page.setViewportSize({ width: 375, height: 800 });
  await page.goto("/incentives");
  await expect(page.getByRole("heading", { name: "期间的变动" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("职级由无职级改为P6");
  await axe();
  await picture("achievement-mine");
});
