import { expect, test } from "./fixture";

// One story on one server, by the pages alone: from an empty database to a department whose OKRs are planned,
// approved and checked in on, as somebody goes through it who has never seen Sinan.
test.describe.configure({ mode: "serial" });

const password = "correct horse battery";

// A page as it is copied: an article with a table in the middle, most of it not about this department's goals.
const copied = `企业服务 课程 关于我们

运营部的目标怎么写

写目标之前,先想清楚公司今年最看重什么。目标不要多,两三个就够;每个目标配几条能判断的结果。

举例:

业务目标 关键结果
提升用户留存率 1. 提高用户活跃度,日均活跃用户数增长10%;
2. 优化用户体验,降低用户流失率至5%。
提升营收增长率 1. 拓展新用户群体,新增付费用户1000人;
2. 提高用户转化率,提升付费用户续费率至80%。

写好以后,每周花几分钟更新一次,偏了就改计划。

上一篇:如何开好周会`;

const staff = [
  "姓名\t邮箱\t部门\t上级\t角色",
  "周敏\tzhoumin@example.com\t星河电商/运营部\t\t",
  "Hugh Lin\thugh@example.com\t星河电商/运营部\tzhoumin@example.com\t",
].join("\n");

const theme = "以留存带动增长";
const plans = [
  ["日均活跃用户数增长10%", "老用户召回改走企业微信", "分三批，每批先试 500 人"],
  ["降低用户流失率至5%", "流失预警名单每周回访", "客服按名单打电话，记下原因"],
  ["新增付费用户1000人", "老带新活动", "每带来一位送一个月"],
  ["提升付费用户续费率至80%", "到期前七天提醒", "短信和企业微信各一次"],
] as const;

test.beforeEach(async ({ page }, info) => {
  if (info.title.startsWith("first run")) return;
  await page.goto("/sign-in");
  await page.getByLabel("邮箱").fill("linyue@example.com");
  await page.getByRole("textbox", { name: /^密码/ }).fill(password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "林岳" })).toBeVisible();
});

test("first run: a workspace, people, a cycle and a theme", async ({ page, axe, picture }) => {
  await page.goto("/");
  await page.getByLabel("公司或部门的名称").fill("星河电商");
  await page.getByLabel("姓名").fill("林岳");
  await page.getByLabel("邮箱").fill("linyue@example.com");
  await page.getByRole("textbox", { name: /^密码/ }).fill(password);
  await page.keyboard.press("Enter");
  const steps = page.getByRole("listitem");
  await expect(page.getByRole("heading", { name: "从现有的 OKR 到每周更新，五步" })).toBeVisible();
  await axe();
  await picture("mainline-1-begin");

  await page.getByRole("link", { name: "新建周期" }).click();
  await page.getByRole("button", { name: "新建周期" }).last().click();
  await page
    .getByRole("button", { name: /第.季度$/ })
    .first()
    .click();
  await expect(page.getByRole("list", { name: "周期时间线" }).getByText("当前")).toBeVisible();

  await page.getByRole("link", { name: "本周" }).click();
  await expect(steps.filter({ hasText: "建一个周期" })).toContainText("已完成");
  await page.getByRole("link", { name: "添加同事" }).click();
  await page.getByRole("button", { name: "导入" }).first().click();
  await page.getByLabel("表格").fill(staff);
  await page.getByRole("button", { name: "预览" }).click();
  await expect(page.getByText("新增 2 人，更新 0 人，不变 0 人")).toBeVisible();
  await page.getByRole("button", { name: "导入" }).last().click();
  await expect(page.getByRole("cell", { name: "星河电商 / 运营部" }).first()).toBeVisible();

  await page.getByRole("link", { name: "本周" }).click();
  await page.getByRole("link", { name: "写战略主题" }).click();
  await page.getByRole("button", { name: "新建主题" }).first().click();
  await page.getByLabel("主题", { exact: false }).first().fill(theme);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("listitem").filter({ hasText: theme })).toBeVisible();
});

test("what the department has is pasted, and lacks only its baselines", async ({ page, picture }) => {
  await page.getByRole("link", { name: "粘贴已有 OKR" }).click();
  await page.getByRole("textbox", { name: "原文", exact: true }).fill(copied);
  await expect(page.getByText("2 个目标、4 个关键结果", { exact: true })).toBeVisible();
  const baselines = page.getByPlaceholder("基线值？");
  await expect(baselines).toHaveCount(3);
  await baselines.first().focus();
  for (const value of ["5万", "8", "72"]) {
    await page.keyboard.type(value);
    await page.keyboard.press("Tab");
  }
  await picture("mainline-2-paste");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/guide/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("提升用户留存率");
});

test("each objective serves a theme, each key result gets an action, and both are submitted", async ({
  page,
  axe,
  picture,
}) => {
  const guide = page.getByRole("navigation", { name: "四个步骤" });
  for (const [objective, own] of [
    ["提升用户留存率", plans.slice(0, 2)],
    ["提升营收增长率", plans.slice(2)],
  ] as const) {
    await page.getByRole("link", { name: "本周" }).click();
    await page.getByRole("link", { name: objective }).click();
    await page.getByRole("combobox", { name: "添加战略主题" }).selectOption({ label: theme });
    await expect(guide.getByRole("link", { name: /对齐/ })).toContainText("就绪");
    await guide.getByRole("link", { name: /行动计划/ }).click();
    for (const [result, what, how] of own) {
      const plan = page.getByRole("region", { name: result });
      await plan.getByRole("button", { name: "填写完整" }).click();
      const form = page.getByRole("dialog");
      await form.getByLabel(/做什么/).fill(what);
      await form.getByLabel("执行方式").fill(how);
      await form.getByRole("button", { name: "加一项行动" }).click();
      await expect(form).toBeHidden();
      await expect(plan.getByText(how)).toBeVisible();
    }
    await expect(page.getByText("四步都齐了，可以提交。")).toBeVisible();
    await picture("mainline-3-ready");
    await page.getByRole("button", { name: "提交审批" }).click();
    await expect(page.getByText(`“${objective}”已提交`)).toBeVisible();
  }
  await axe();
});

test("approved and activated, 52,000 active users are 40 % wherever they are shown", async ({
  page,
  axe,
  picture,
}) => {
  // Nobody leads or manages the admin, so that the approval comes to them; in the week, not by looking for it.
  const review = (name: string) => page.getByRole("listitem").filter({ hasText: name });
  for (const name of ["提升用户留存率", "提升营收增长率"]) {
    await review(name).getByRole("button", { name: "批准" }).click();
    await expect(review(name).getByRole("button", { name: "批准" })).toHaveCount(0);
    await page.getByRole("link", { name }).first().click();
    await page.getByRole("button", { name: "生效" }).first().click();
    await expect(page.getByText("进行中", { exact: true }).first()).toBeVisible();
    await page.getByRole("link", { name: "本周" }).click();
  }
  await expect(page.getByText("先做这四件，大约 2 分钟")).toBeVisible();
  await page.getByLabel("当前值（人）").fill("52,000");
  await expect(page.getByText("保存后进度 40%")).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.type("6");
  await page.keyboard.press("Enter");
  await page.keyboard.type("召回改走企业微信");
  await picture("mainline-4-check-in");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("status").filter({ hasText: "下一条" })).toHaveCount(1);

  const forty = page.getByRole("img", { name: /^进度 40%/ });
  await page.getByRole("navigation", { name: "导航" }).getByRole("link", { name: "目标" }).click();
  await expect(forty).toBeVisible();
  await axe();
  await picture("mainline-5-list");
  await page.getByText("全公司").click();
  await page
    .getByRole("button", { name: /提升用户留存率/ })
    .first()
    .click();
  await expect(forty).toBeVisible();
  await picture("mainline-6-tree");
  await page.getByRole("link", { name: "提升用户留存率" }).first().click();
  await expect(forty).toBeVisible();
  await expect(page.getByText("40% × 50% + 0% × 50% = 20%")).toHaveCount(1);
  await picture("mainline-7-detail");
  await page.getByRole("link", { name: "在地图上看" }).click();
  await page.getByLabel("全部关键结果").check();
  await expect(forty).toBeVisible();
  await picture("mainline-8-map");
});
