import { expect, test } from "./fixture";
import { joinAll, password, payroll, send } from "./prepare";

// One story on one server: a formula with a mistake, corrected, tried, approved by a second person, run, explained.
test.describe.configure({ mode: "serial" });

const as = (name: string) => ({ email: `${name}@example.com`, password });
const ids: Record<string, string> = {};

test("HR writes a formula, finds the mistake marked, and corrects it", async ({
  page,
  playwright,
  server,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/setup", { workspace: "华岳", name: "林岳", ...as("root") });
  Object.assign(ids, await joinAll(playwright, page.request, server, payroll));
  await send(page.request, "post", "/session", as("hefang"));
  await page.goto("/incentives/new");
  await page.getByRole("link", { name: /^公式/ }).click();
  const formula = page.getByRole("textbox", { name: /^公式/ });
  await expect(formula).toHaveValue(/min\(score/);
  await expect(page.getByRole("list", { name: "规则会引来什么" })).toContainText(
    "断崖：得分从 0.39 到 0.40，多发基数的 42%",
  );
  // A word that isn't a variable, then one that this formula may not look at.
  await formula.fill("score * rate + 0.02 * count");
  await expect(page.locator("mark")).toHaveText("rate");
  await expect(page.getByText("第 9 个字：没有“rate”这个变量").first()).toBeVisible();
  await expect(formula).toHaveAttribute("aria-invalid", "true");
  await axe();
  await picture("formula-mistake");
  await page.getByRole("button", { name: "到出错的地方" }).click();
  await page.keyboard.type("base");
  await expect(page.getByText("这个公式不能看“base”").first()).toBeVisible();
  await page.getByRole("button", { name: "到出错的地方" }).click();
  await page.keyboard.press("Delete");
  await page.keyboard.type("fa");
  await page.getByRole("button", { name: "插入 factor" }).click();
  await expect(formula).toHaveValue("score * factor + 0.02 * count");
  await expect(page.locator("mark")).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText("0.85 × 1");
  // Where it can't be reckoned the screen says so, in the preview by name and in what was probed.
  await formula.fill("score * factor + 0.02 * count / late");
  await expect(page.getByText("甲（例子）：公式第 33 个字“late”是 0，不能除以 0。").first()).toBeVisible();
  await formula.fill("late == 3 ? score / (late - 3) : score * factor + 0.02 * count");
  await expect(page.getByRole("list", { name: "规则会引来什么" })).toContainText("没能检查：");
  await formula.fill("score >= 0.6 ? score * factor + 0.02 * count - late / 30 : 0.3");
  await expect(page.getByRole("main")).toContainText("0.85 ≥ 0.6");
  await expect(page.locator("mark")).toHaveCount(0);
  await page.getByLabel("名称").fill("公式奖金");
  await page.getByLabel("开始日").fill("2026-10-01");
  await page.getByLabel("结束日").fill("2026-12-31");
  await page.getByRole("combobox", { name: "批准人" }).fill("魏明");
  await page.getByRole("option", { name: /魏明/ }).click();
  await axe();
  await picture("formula-form");
  await page.getByRole("button", { name: "保存方案" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "公式奖金" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("score >= 0.6 ? score * factor");
});

test("HR tries it on a table, and compares it with the tiers", async ({ page, axe, picture }) => {
  await send(page.request, "post", "/session", as("hefang"));
  await send(page.request, "post", "/incentives", {
    title: "阶梯方案",
    starts_on: "2026-10-01",
    ends_on: "2026-12-31",
    approver_id: ids.wei,
    rules: { preset: "tiered", tiers: [{ from: "0.5", coefficient: "1" }] },
  });
  await page.goto("/incentives?tab=schemes");
  await page.getByRole("link", { name: "公式奖金" }).click();
  const table = page.getByLabel("表格");
  await expect(table).toHaveValue(/^姓名,邮箱,基数,得分,岗位系数,次数,逾期次数,/);
  await table.fill(
    "邮箱,基数,得分,岗位系数,次数,逾期次数\nchen@example.com,10000,0.85,1.2,3,1\nzhang@example.com,8000,0.52,1,2,0",
  );
  await page.getByRole("button", { name: "保存并试算" }).click();
  // 0.85 × 1.2 + 0.06 − 0.0333333333 = 1.0466666667, to four decimals 1.0467; 0.3 for 张伟.
  await expect(page.getByText("合计 12867.00 元，2 人")).toBeVisible();
  await page.getByRole("button", { name: "陈静" }).click();
  const drawer = page.getByRole("dialog", { name: "陈静的激励明细" });
  await expect(drawer.getByRole("row", { name: /late \/ 30/ }).first()).toContainText("1 ÷ 30");
  await expect(drawer).toContainText("10000.00 × 1.0467");
  await axe();
  await picture("formula-statement");
  await drawer.getByRole("button", { name: "关闭" }).last().click();
  const compare = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "比较与敏感度" }) });
  await compare.getByLabel("和什么比").selectOption({ label: "阶梯方案" });
  await compare.getByRole("button", { name: "算一算" }).click();
  // 10,467 and 2,400 against 10,000 and 8,000.
  await expect(compare).toContainText("1 人在这里多得，共 467.00 元");
  await expect(compare).toContainText("1 人在这里少得，共 5600.00 元");
  await expect(compare.getByRole("region", { name: /规则和“阶梯方案”有什么不同/ })).toContainText(
    "公式：新增",
  );
  await picture("formula-compared");
});

test("a second person approves it, HR runs it, and its person reads every step", async ({
  page,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/session", as("wei"));
  await page.goto("/incentives?tab=schemes");
  await page.getByRole("link", { name: "公式奖金" }).click();
  await page.getByRole("button", { name: "批准", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "批准", exact: true }).click();
  await expect(page.getByText("已批准")).toBeVisible();
  await send(page.request, "post", "/session", as("hefang"));
  await page.reload();
  await page.getByRole("button", { name: "发放", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "发放" }).click();
  await expect(page.getByText("已发放")).toBeVisible();

  await send(page.request, "post", "/session", as("chen"));
  await page.goto("/incentives");
  await expect(page.getByText("公式 score >= 0.6 ? score * factor")).toBeVisible();
  const lines = page.getByRole("table", { name: "计算过程" });
  for (const [head, result] of [
    [/^得分/, "0.85"],
    [/^岗位系数/, "1.2"],
    [/^次数/, "3"],
    [/^逾期次数 late/, "1"],
    [/^score >= 0\.6/, "成立"],
    [/^score \* factor 0\.85 × 1\.2/, "1.02"],
    [/^late \/ 30/, "0.0333333333"],
    [/^个人系数/, "1.0467"],
    [/^个人所得/, "10467.00"],
  ] as const) {
    await expect(lines.getByRole("row", { name: head })).toContainText(result);
  }
  await axe();
  await picture("formula-mine");
});

test("a form is written as a formula that pays the same", async ({ page }) => {
  await send(page.request, "post", "/session", as("hefang"));
  await page.goto("/incentives/new?preset=tiered");
  await expect(page.getByRole("main")).toContainText("7049.18 × 1");
  await page.getByRole("button", { name: "写成公式" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "公式" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: /^公式/ })).toHaveValue(
    "tier(score, 0, 0, 0.4, 0.5, 0.6, 0.8, 0.8, 1, 0.9, 1.2)",
  );
  await expect(page.getByRole("main")).toContainText("12000.00 元");
  await expect(page.getByRole("list", { name: "规则会引来什么" })).toContainText("得分从 0.39 到 0.40");
});

test("in English, in the dark and on a phone", async ({ page, axe, picture }) => {
  await send(page.request, "post", "/session", as("hefang"));
  await send(page.request, "patch", `/people/${ids.hefang}`, { lang: "en", theme: "dark" });
  await page.setViewportSize({ width: 375, height: 720 });
  await page.goto("/incentives/new?preset=formula");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("textbox", { name: /^Formula/ }).fill("score > 0.8 ? 0.5 : score * email");
  await expect(page.locator("mark")).toHaveText("email");
  await expect(page.getByText("this formula may not look at “email”").first()).toBeVisible();
  await page.getByText("How to write it").click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await axe();
  await picture("formula-phone");
  await page.getByRole("textbox", { name: /^Formula/ }).fill("score > 0.8 ? 0.5 : score");
  await expect(page.getByRole("list", { name: "What the rules invite" })).toContainText(
    "Falling: the score from 0.80 up to 0.81 pays 30% of base less.",
  );
});
