import { expect, test } from "./fixture";
import { activate, day, join, password, send } from "./prepare";

// One story on one server: a week without a meeting is asked, answered, and kept.
test.describe.configure({ mode: "serial" });

const lin = { email: "root@example.com", password };
const chen = { email: "chen@example.com", password };
const ids: Record<string, string> = {};

test("a round is called with its questions and a time by which to answer", async ({
  page,
  playwright,
  server,
  axe,
  picture,
}) => {
  const root = await send(page.request, "post", "/setup", { workspace: "华岳", name: "林岳", ...lin });
  const team = await send(page.request, "post", "/teams", { name: "运营部", lead_id: root.id });
  ids.chen = await join(playwright, page.request, server, {
    name: "陈晨",
    email: chen.email,
    team_id: team.id,
    manager_id: root.id,
  });
  const cycle = await send(page.request, "post", "/cycles", {
    name: "本季",
    starts_on: day(-45),
    ends_on: day(45),
  });
  const objective = await send(page.request, "post", "/objectives", {
    cycle_id: cycle.id,
    title: "提升留存",
    owner_id: ids.chen,
  });
  const kr = await send(page.request, "post", `/objectives/${objective.id}/key-results`, {
    title: "付费用户1000人",
    measure: { kind: "metric", baseline: "0", target: "1000", unit: "人" },
  });
  ids.kr = kr.id;
  await activate(page.request, objective.id);

  await page.goto("/meetings");
  await expect(page.getByRole("heading", { name: "还没有要开的会" })).toBeVisible();
  await page.keyboard.press("n");
  const form = page.getByRole("dialog", { name: "安排会议" });
  await form.getByText("异步周会", { exact: true }).click();
  await form.getByLabel("团队").fill("运营");
  await page.getByRole("option", { name: /运营部/ }).click();
  await form.getByLabel("开放日期").fill(day(1));
  await form.getByLabel("截止日期").fill(day(1));
  await form.getByLabel("截止时刻").fill("09:00");
  await page.keyboard.press("Control+Enter");
  await expect(form).toContainText("会议时长应在 60 到 10080 分钟之间");
  await form.getByLabel("截止日期").fill(day(3));
  await axe();
  await picture("round-call");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "运营部 异步周会" })).toBeVisible();
  ids.round = page.url().split("/").at(-1) ?? "";
  await expect(page.getByRole("main")).toContainText("到时会自动开放");
  await page.getByRole("button", { name: "现在开放" }).click();
  await expect(page.getByText("已回答 0/2 人")).toBeVisible();
});

test("a member answers from the notice, and who hasn't is named", async ({ page, axe, picture }) => {
  await send(page.request, "post", "/session", chen);
  await page.goto("/inbox");
  await expect(page.getByRole("main")).toContainText("异步周会等你回答");
  await page
    .getByRole("main")
    .getByRole("link", { name: /运营部 异步周会/ })
    .first()
    .click();
  const mine = page.getByRole("region", { name: "我的回答" });
  await mine.getByRole("button", { name: "提交回答" }).click();
  await expect(mine).toContainText("请至少回答一个问题");
  await mine.getByLabel("这周做成了什么").fill("谈了两家服务商");
  await mine.getByLabel("卡在哪里").fill("等报价");
  // What is typed outlives a reload.
  await page.reload();
  await expect(mine.getByLabel("卡在哪里")).toHaveValue("等报价");
  await axe();
  await picture("round-answer");
  await mine.getByLabel("卡在哪里").press("Control+Enter");
  await expect(mine).toContainText("你已经回答了，截止前可以修改。");
  await expect(page.getByText("已回答 1/2 人")).toBeVisible();
  await expect(page.getByText("还没有回答：林岳")).toBeVisible();
  await mine.getByRole("button", { name: "修改我的回答" }).click();
  await mine.getByLabel("这周做成了什么").fill("谈了三家服务商");
  await mine.getByRole("button", { name: "提交回答" }).click();
  const part = (title: string) =>
    page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
  await expect(part("这周做成了什么")).toContainText("谈了三家服务商");
  await expect(page.getByRole("button", { name: "提前截止" })).toHaveCount(0);
  await send(page.request, "post", `/key-results/${ids.kr}/check-ins`, { value: "620", note: "比预期好" });
});

test("it is closed, and its summary is kept among past meetings", async ({ page, axe, picture }) => {
  await send(page.request, "post", "/session", lin);
  await page.goto(`/meetings/${ids.round}`);
  await page.getByRole("button", { name: "提前截止" }).click();
  await page.getByRole("dialog", { name: "现在就截止？" }).getByRole("button", { name: "提前截止" }).click();
  await expect(page.getByText(/由林岳结束/)).toBeVisible();
  const main = page.getByRole("main");
  await expect(main).toContainText("谈了三家服务商");
  await expect(main).toContainText("比预期好");
  await expect(page.getByRole("region", { name: "我的回答" })).toHaveCount(0);
  await page.keyboard.press("d");
  const decision = page.getByRole("dialog", { name: "记决议" });
  await decision.getByLabel("决定了什么").fill("换乙家");
  await page.keyboard.press("Control+Enter");
  await expect(decision).toHaveCount(0);
  await axe();
  await picture("round-summary");
  await page.goto("/meetings?when=past");
  await expect(page.getByRole("link", { name: "运营部 异步周会" })).toBeVisible();

  // The week's report begins with what was answered.
  await page.goto("/reports");
  await page.getByRole("button", { name: "写周报" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "起草" }).click();
  const moved = page.locator("section").filter({ has: page.getByRole("heading", { name: /^本周进展/ }) });
  await expect(moved).toContainText("谈了三家服务商");
  await expect(moved).toContainText("下面是大家在异步周会里的回答");
  await axe();
  await picture("round-report");
  await moved.getByRole("button", { name: /^修改/ }).click();
  await moved.getByRole("textbox").fill("谈了三家服务商，看好乙家");
  await moved.getByRole("textbox").press("Control+Enter");
  await expect(moved).not.toContainText("下面是大家在异步周会里的回答");

  // In English, in the dark, on a phone.
  const me = await send(page.request, "get", "/me");
  await send(page.request, "patch", `/people/${me.id}`, { lang: "en", theme: "dark" });
  await page.setViewportSize({ width: 375, height: 800 });
  await page.goto(`/meetings/${ids.round}`);
  await expect(page.getByText("1 of 2 have answered")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await axe();
  await picture("round-phone-en");
});
