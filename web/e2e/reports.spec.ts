import { expect, test } from "./fixture";
import { activate, day, join, password, send } from "./prepare";

// One story on one server: a week is drafted from data, edited, sent, and read later as it was sent.
test.describe.configure({ mode: "serial" });

const lin = { email: "root@example.com", password };
const chen = { email: "chen@example.com", password };
const wang = { email: "wang@example.com", password };
const ids: Record<string, string> = {};

test("a draft is written from data, gets words, and is sent", async ({
  page,
  playwright,
  server,
  axe,
  picture,
}) => {
  const root = await send(page.request, "post", "/setup", { workspace: "华岳", name: "林岳", ...lin });
  const team = await send(page.request, "post", "/teams", { name: "运营部", lead_id: root.id });
  const other = await send(page.request, "post", "/teams", { name: "市场部" });
  ids.chen = await join(playwright, page.request, server, {
    name: "陈晨",
    email: chen.email,
    team_id: team.id,
    manager_id: root.id,
  });
  await join(playwright, page.request, server, { name: "王芳", email: wang.email, team_id: other.id });

  await page.goto("/");
  await page.getByRole("navigation").getByRole("link", { name: "周报" }).click();
  await expect(page.getByRole("heading", { name: "还没有周报" })).toBeVisible();
  await axe();

  const cycle = await send(page.request, "post", "/cycles", {
    name: "本季",
    starts_on: day(-45),
    ends_on: day(45),
  });
  const measure = { kind: "metric", baseline: "0", target: "1000", unit: "人" };
  for (const [title, visibility] of [
    ["新增付费用户", "everyone"],
    ["提升留存", "team"],
  ] as const) {
    const objective = await send(page.request, "post", "/objectives", {
      cycle_id: cycle.id,
      title,
      owner_id: ids.chen,
      visibility,
    });
    const kr = await send(page.request, "post", `/objectives/${objective.id}/key-results`, {
      title: `${title}1000人`,
      measure,
    });
    ids[title] = kr.id;
    await activate(page.request, objective.id);
  }
  await send(page.request, "post", `/key-results/${ids.新增付费用户}/check-ins`, {
    value: "620",
    note: "比预期好",
  });
  await send(page.request, "post", `/key-results/${ids.提升留存}/check-ins`, {
    value: "50",
    note: "短信渠道没起量",
    next: "换一家服务商",
  });
  await send(page.request, "post", "/problems", { title: "短信被限流", key_result_id: ids.提升留存 });
  await send(page.request, "post", `/key-results/${ids.提升留存}/actions`, {
    title: "找三家报价",
    owner_id: ids.chen,
    due_on: day(-3),
  });
  await send(page.request, "post", `/key-results/${ids.新增付费用户}/actions`, {
    title: "第二轮投放",
    owner_id: ids.chen,
    due_on: day(2),
  });

  await page.keyboard.press("n");
  const form = page.getByRole("dialog", { name: "写周报" });
  await expect(form.getByRole("combobox", { name: "团队" })).toHaveValue("运营部");
  await form.getByRole("button", { name: "起草" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "运营部 周报" })).toBeVisible();
  ids.report = page.url().split("/").at(-1) ?? "";
  const part = (title: string) =>
    page.locator("section").filter({ has: page.getByRole("heading", { name: new RegExp(`^${title}`) }) });
  await expect(part("本周进展")).toContainText("新增付费用户1000人");
  await expect(part("落后与有风险")).toContainText("短信渠道没起量");
  const because = page.getByRole("list", { name: "“提升留存1000人”的原因" });
  await expect(because).toContainText("短信被限流");
  await expect(because).toContainText("找三家报价");
  await expect(part("接下来一周")).toContainText("第二轮投放");
  await axe();

  await page.getByRole("button", { name: "补充“一句话总结”的文字" }).click();
  await page.getByLabel("“一句话总结”的文字").fill("付费稳了，**留存**要换渠道");
  await page.getByLabel("“一句话总结”的文字").press("Control+Enter");
  await expect(page.getByRole("button", { name: "修改“一句话总结”的文字" })).toBeVisible();
  await page.getByRole("button", { name: "补充“接下来一周”的文字" }).click();
  await page.getByLabel("“接下来一周”的文字").fill("先谈两家服务商");
  // What is typed outlives a reload.
  await page.reload();
  await page.getByRole("button", { name: "补充“接下来一周”的文字" }).click();
  await expect(page.getByLabel("“接下来一周”的文字")).toHaveValue("先谈两家服务商");
  await part("接下来一周").getByRole("button", { name: "保存" }).click();
  await expect(part("接下来一周")).toContainText("先谈两家服务商");
  await part("没有按时更新").getByRole("checkbox").click();
  await expect(part("没有按时更新").getByRole("checkbox")).not.toBeChecked();
  await picture("report-draft");

  await page.getByRole("button", { name: "发出", exact: true }).click();
  const sure = page.getByRole("dialog", { name: "发给 2 人？" });
  await axe();
  await sure.getByRole("button", { name: "发出" }).click();
  await expect(page.getByText(/林岳 于 .* 发出/)).toBeVisible();
  await expect(page.getByText("这份周报没有包含：没有按时更新。")).toBeVisible();
  await expect(page.getByRole("button", { name: "补充“接下来一周”的文字" })).toHaveCount(0);
  await axe();
  await picture("report-sent");
});

test("the team hears of it and reads it as it was sent, whatever happens since", async ({
  page,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/session", chen);
  await send(page.request, "post", `/key-results/${ids.提升留存}/check-ins`, {
    value: "900",
    note: "后来好了",
  });
  await page.goto("/inbox");
  await page
    .getByRole("main")
    .getByRole("link", { name: /运营部/ })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "运营部 周报" })).toBeVisible();
  await expect(page.getByText("付费稳了，留存要换渠道")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("短信渠道没起量");
  await expect(page.getByRole("main")).not.toContainText("后来好了");
  await page.getByRole("link", { name: "全部周报" }).click();
  await expect(page.getByRole("link", { name: "运营部 周报" })).toBeVisible();
  await axe();
  await picture("reports");
});

test("another team sees what it may see of it; drafts come by themselves where that is wanted", async ({
  page,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/session", wang);
  await page.goto(`/reports/${ids.report}`);
  await expect(page.getByRole("main")).toContainText("新增付费用户1000人");
  await expect(page.getByRole("main")).toContainText("你看不到的目标");
  await expect(page.getByRole("main")).not.toContainText("提升留存");

  await send(page.request, "post", "/session", lin);
  await page.goto("/reports");
  await page.getByRole("button", { name: "自动起草" }).click();
  const plan = page.getByRole("dialog", { name: "周报自动起草" });
  await plan.getByLabel(/每周自动写好草稿/).check();
  await plan.getByLabel("周几").selectOption({ label: "星期四" });
  await plan.getByLabel("时刻").fill("15:30");
  await axe();
  await picture("report-plan");
  await plan.getByRole("button", { name: "保存" }).click();
  await expect(plan).toHaveCount(0);
  await page.getByRole("button", { name: "自动起草" }).click();
  await expect(plan.getByLabel("时刻")).toHaveValue("15:30");
});

test("in English, in the dark and on a phone", async ({ page, axe, picture }) => {
  await send(page.request, "post", "/session", chen);
  await send(page.request, "patch", `/people/${ids.chen}`, { lang: "en", theme: "dark" });
  await page.setViewportSize({ width: 375, height: 720 });
  for (const [path, name] of [
    ["/reports", "Team reports"],
    [`/reports/${ids.report}`, "运营部 report"],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(page.getByText(/Sent by 林岳/)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await axe();
    await picture(`report-phone-${path.split("/").length}`);
  }
});
