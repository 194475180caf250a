import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./fixture";
import { activate, day, joinAll, password, payroll, send } from "./prepare";

// One story on one server: HR drafts and tries a scheme, a second person approves, it is run, its people read why.
test.describe.configure({ mode: "serial" });

const as = (name: string) => ({ email: `${name}@example.com`, password });
const ids: Record<string, string> = {};

/** An objective of 陈静's whose score is settled at 0.85. */
async function settled(request: APIRequestContext) {
  const cycle = await send(request, "post", "/cycles", {
    name: "本季",
    starts_on: day(-80),
    ends_on: day(10),
  });
  const o = await send(request, "post", "/objectives", {
    cycle_id: cycle.id,
    title: "提升用户留存率",
    owner_id: ids.chen,
  });
  const measure = { kind: "metric", baseline: "50000", target: "55000", unit: "人" };
  const kr = await send(request, "post", `/objectives/${o.id}/key-results`, {
    title: "日均活跃用户数增长10%",
    measure,
  });
  await activate(request, o.id);
  for (const phase of ["running", "scoring"]) {
    await send(request, "post", `/cycles/${cycle.id}/phase`, { phase });
  }
  const scores = [{ key_result_id: kr.id, score: "0.85", words: "按季度末的读数" }];
  await send(request, "post", `/reviews/${o.id}/confirm`, { scores });
  await send(request, "post", `/reviews/${o.id}/settle`, {});
}

test("HR chooses a preset, sees what it invites, and tries it on invented scores", async ({
  page,
  playwright,
  server,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/setup", { workspace: "华岳", name: "林岳", ...as("root") });
  Object.assign(ids, await joinAll(playwright, page.request, server, payroll));
  await settled(page.request);
  await send(page.request, "post", "/session", as("hefang"));
  await page.goto("/");
  await page.getByRole("navigation").getByRole("link", { name: "激励" }).click();
  await expect(page.getByText("还没有发给你的激励")).toBeVisible();
  await page.getByRole("tab", { name: "方案" }).click();
  await expect(page.getByText("还没有激励方案")).toBeVisible();
  await page.getByRole("button", { name: "新建方案" }).first().click();
  await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(9);
  await axe();
  await picture("incentive-gallery");

  await page.getByRole("link", { name: /阶梯系数/ }).click();
  await expect(page.getByRole("list", { name: "规则会引来什么" })).toContainText(
    "得分从 0.39 到 0.40，多发基数的 50%",
  );
  await page.getByLabel("第 2 档，系数").fill("0.7");
  await expect(page.getByRole("list", { name: "规则会引来什么" })).toContainText(
    "得分从 0.39 到 0.40，多发基数的 70%",
  );
  await expect(page.getByRole("main")).toContainText("8000.00 × 0.7");
  await page.getByLabel("第 2 档，系数").fill("0.9");
  await expect(page.getByRole("main")).toContainText("得分更高，系数不能更低");
  await page.getByLabel("第 2 档，系数").fill("0.7");
  await page.getByLabel("名称").fill("第四季度奖金");
  await page.getByLabel("开始日").fill("2026-10-01");
  await page.getByLabel("结束日").fill("2026-12-31");
  await page.getByRole("combobox", { name: "批准人" }).fill("魏明");
  await page.getByRole("option", { name: /魏明/ }).click();
  await axe();
  await picture("incentive-form");
  await page.getByRole("button", { name: "保存方案" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "第四季度奖金" })).toBeVisible();
  const table = page.getByLabel("表格");
  await expect(table).toHaveValue(/chen@example.com/);
  await page.getByRole("button", { name: "填入表格" }).click();
  await expect(page.getByText("已填入 1 人的数据，还没有保存。")).toBeVisible();
  await expect(table).toHaveValue(/chen@example.com,.*0\.85/);
  await table.fill("邮箱,基数,得分\nchen@example.com,10000,0.85\nzhang@example.com,8000,1.2");
  await page.getByRole("button", { name: "保存并试算" }).click();
  await expect(page.getByRole("main")).toContainText("第 3 行：“1.2”不是得分");
  await table.fill("邮箱,基数,得分\nchen@example.com,10000,0.85\nzhang@example.com,8000,0.52");
  await table.press("Control+Enter");
  await expect(page.getByText("合计 15600.00 元，2 人")).toBeVisible();
  await page.getByRole("button", { name: "张伟" }).click();
  const drawer = page.getByRole("dialog", { name: "张伟的激励明细" });
  await expect(drawer).toContainText("8000.00 × 0.7");
  await axe();
  await drawer.getByRole("button", { name: "关闭" }).last().click();
  await expect(page.getByRole("button", { name: "批准" })).toHaveCount(0);
  await picture("incentive-scheme");
});

test("HR compares it with an even line, and sees what hangs on the scores", async ({
  page,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/session", as("hefang"));
  await send(page.request, "post", "/incentives", {
    title: "线性方案",
    starts_on: "2026-10-01",
    ends_on: "2026-12-31",
    approver_id: ids.wei,
    rules: { preset: "linear", slope: { from: "0", low: "0", to: "1", high: "1" } },
  });
  await page.goto("/incentives?tab=schemes");
  await page.getByRole("link", { name: "第四季度奖金" }).click();
  const compare = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "比较与敏感度" }) });
  await compare.getByLabel("和什么比").selectOption({ label: "线性方案" });
  await compare.getByRole("button", { name: "算一算" }).click();
  // 10,000 × 1 and 8,000 × 0.7 against 10,000 × 0.85 and 8,000 × 0.52.
  await expect(compare).toContainText("2 人在这里多得，共 2940.00 元，最多 1500.00 元");
  await expect(compare).toContainText("没有人少得");
  await expect(compare.getByRole("row", { name: /张伟/ })).toContainText("+1440.00");
  await expect(compare.getByRole("listitem").filter({ hasText: "全部 1.00" })).toContainText("21600.00 元");
  await axe();
  await compare.scrollIntoViewIfNeeded();
  await picture("incentive-compared");
  await compare.getByLabel("按哪些得分").selectOption({ label: "假设每个人得分一样" });
  await compare.getByLabel("每个人的得分").fill("1.3");
  await compare.getByRole("button", { name: "算一算" }).click();
  await expect(compare).toContainText("0 到 1");
  await compare.getByLabel("每个人的得分").fill("0.5");
  await compare.getByRole("button", { name: "算一算" }).click();
  await expect(compare).toContainText("其中 2 人的得分不是表格里的");
});

test("HR changes a tier, and sees in words what changed and who loses by it", async ({
  page,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/session", as("hefang"));
  await page.goto("/incentives?tab=schemes");
  await page.getByRole("link", { name: "第四季度奖金" }).click();
  const change = async (coefficient: string) => {
    await page.getByRole("button", { name: "修改规则" }).click();
    await page.getByLabel("第 2 档，系数").fill(coefficient);
    await page.getByRole("button", { name: "保存方案" }).click();
  };
  await change("0.6");
  const compare = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "比较与敏感度" }) });
  const against = compare.getByLabel("和什么比");
  const first = against.locator("option", { hasText: "本方案第 1 版规则（贺芳写" });
  await against.selectOption(await first.getAttribute("value"));
  await compare.getByRole("button", { name: "算一算" }).click();
  // 8,000 × 0.6 against 8,000 × 0.7.
  const words = compare.getByRole("region", { name: "第 1 版以后规则改了什么" });
  await expect(words.getByRole("listitem")).toHaveText(["得分从 0.40 起的系数：0.7 → 0.6"]);
  await expect(compare).toContainText("按本方案第 1 版的规则合计 15600.00 元");
  await expect(compare.getByRole("row", { name: /张伟/ })).toContainText("−800.00");
  await axe();
  await words.scrollIntoViewIfNeeded();
  await picture("incentive-version");
  await change("0.7");
  await against.selectOption(await first.getAttribute("value"));
  await compare.getByRole("button", { name: "算一算" }).click();
  await expect(compare).toContainText("规则没有不同。");
});

test("a second person approves, HR runs it, and the file adds up", async ({ page, axe, picture }) => {
  await send(page.request, "post", "/session", as("wei"));
  await page.goto("/incentives?tab=schemes");
  await page.getByRole("link", { name: "第四季度奖金" }).click();
  await page.getByRole("button", { name: "批准", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "批准", exact: true }).click();
  await expect(page.getByText("已批准")).toBeVisible();
  await page.getByRole("button", { name: "退回上一步" }).click();
  const back = page.getByRole("dialog", { name: "退回上一步？" });
  await back.getByLabel(/^为什么退回/).fill("先核对一遍基数");
  await back.getByRole("button", { name: "退回上一步" }).click();
  await expect(page.getByText(/魏明 于 .+ 退回：先核对一遍基数/)).toBeVisible();
  await page.getByRole("button", { name: "批准", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "批准", exact: true }).click();
  await expect(page.getByText("已批准")).toBeVisible();

  await send(page.request, "post", "/session", as("hefang"));
  await page.reload();
  await page.getByRole("button", { name: "发放", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "发放" }).click();
  await expect(page.getByText("已发放")).toBeVisible();
  await axe();
  await picture("incentive-run");
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "导出 CSV" }).click();
  const stream = await (await waiting).createReadStream();
  let text = "";
  for await (const part of stream) text += part;
  const amounts = text
    .trim()
    .split("\n")
    .map((line) => Math.round(Number(line.split(",")[7]) * 100));
  expect(amounts.slice(1, 3).reduce((a, b) => a + b)).toBe(amounts[3]);
  expect(amounts[3]).toBe(1_560_000);
});

test("each reads their own and nobody else's; the looks are in the trail", async ({ page, axe, picture }) => {
  await send(page.request, "post", "/session", as("chen"));
  await page.goto("/incentives");
  await expect(page.getByRole("main")).toContainText("10000.00 × 1 ");
  await expect(page.getByRole("row", { name: /所在档位/ })).toContainText("0.8");
  await expect(page.getByRole("main")).toContainText("10000.00 元");
  await expect(page.getByRole("tab", { name: "方案" })).toHaveCount(0);
  await axe();
  await picture("incentive-mine");
  await send(page.request, "post", "/session", as("root"));
  await page.goto("/settings/audit");
  await expect(page.getByRole("main")).toContainText("查看了别人的激励明细");
  await expect(page.getByRole("main")).toContainText("导出了激励方案的金额");
});

test("in English, in the dark and on a phone", async ({ page, axe, picture }) => {
  await send(page.request, "post", "/session", as("hefang"));
  await send(page.request, "patch", `/people/${ids.hefang}`, { lang: "en", theme: "dark" });
  await page.setViewportSize({ width: 375, height: 720 });
  const fits = async (name: string) => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await axe();
    await picture(`incentive-phone-${name}`);
  };
  await page.goto("/incentives/new");
  await expect(page.getByRole("link", { name: /Team pool/ })).toBeVisible();
  await fits("gallery");
  await page.goto("/incentives/new?preset=linear");
  await expect(page.getByRole("heading", { name: /^B: score/ })).toBeVisible();
  await fits("form");
  await page.goto("/incentives?tab=schemes");
  await page.getByRole("link", { name: "第四季度奖金" }).click();
  await expect(page.getByText("¥15600.00 in all, 2 people")).toBeVisible();
  await page.getByRole("button", { name: "Work it out" }).click();
  await expect(page.getByText("All at 1.00")).toBeVisible();
  await fits("scheme");
  await page.goto("/incentives?tab=schemes");
  await page.getByRole("link", { name: "线性方案" }).click();
  await expect(page.getByLabel("Fill in from what")).toBeVisible();
  await fits("table");
});
