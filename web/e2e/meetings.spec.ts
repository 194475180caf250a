import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./fixture";
import { day, password, send } from "./prepare";

// One story on one server: a series is called, its first meeting held by two people at once, and the next
// one knows what was promised.
test.describe.configure({ mode: "serial" });

const lin = { email: "root@example.com", password };
const chen = { email: "chen@example.com", password };
const ids: Record<string, string> = {};

const press = (within: Page | ReturnType<Page["getByRole"]>, name: string) =>
  within.getByRole("button", { name, exact: true }).click();

/** A department with an objective at work: one key result far behind, one on its way. */
async function seed(root: APIRequestContext, other: APIRequestContext) {
  const me = await send(root, "post", "/setup", { workspace: "华岳", name: "林岳", ...lin });
  const team = await send(root, "post", "/teams", { name: "运营部", lead_id: me.id });
  const person = await send(root, "post", "/people", {
    name: "陈晨",
    email: chen.email,
    team_id: team.id,
    manager_id: me.id,
  });
  const { url } = await send(root, "post", `/people/${person.id}/invitation`);
  await send(other, "post", `/invitations/${url.split("/").at(-1)}`, { password });
  const cycle = await send(root, "post", "/cycles", { name: "本季", starts_on: day(-45), ends_on: day(45) });
  const objective = await send(other, "post", "/objectives", {
    cycle_id: cycle.id,
    title: "提升用户留存率",
    owner_id: person.id,
    kind: "committed",
  });
  const measure = { kind: "metric", baseline: "0", target: "1000", unit: "人" };
  for (const title of ["日活增长10%", "新增付费用户"]) {
    const kr = await send(other, "post", `/objectives/${objective.id}/key-results`, { title, measure });
    ids[title] = kr.id;
  }
  await send(other, "post", `/objectives/${objective.id}/submit`, {});
  await send(root, "post", `/objectives/${objective.id}/approve`, {});
  await send(other, "post", `/objectives/${objective.id}/activate`, {});
  const checkIns = (title: string) => `/key-results/${ids[title]}/check-ins`;
  await send(other, "post", checkIns("日活增长10%"), {
    value: "100",
    note: "短信渠道没起量",
    next: "换一家服务商",
  });
  await send(other, "post", checkIns("新增付费用户"), { value: "620", note: "比预期好" });
  await send(other, "post", "/problems", {
    title: "短信被限流",
    key_result_id: ids["日活增长10%"],
    decider_id: me.id,
    question: "换服务商，每月多 1.2 万，可以吗？",
  });
}

test("a weekly series is called from its template", async ({ page, playwright, server, axe, picture }) => {
  const other = await playwright.request.newContext({ baseURL: server.url });
  await seed(page.request, other);
  await other.dispose();
  await page.goto("/meetings");
  await expect(page.getByRole("heading", { name: "还没有要开的会" })).toBeVisible();
  await axe();
  await page.keyboard.press("n");
  const form = page.getByRole("dialog", { name: "安排会议" });
  await form.getByLabel("团队").fill("运营");
  await page.getByRole("option", { name: /运营部/ }).click();
  await form.getByLabel("日期").fill(day(0));
  await form.getByLabel("“落后与有风险”的分钟数").fill("20");
  await expect(form).toContainText("共 65 分钟");
  await axe();
  await picture("meeting-call");
  await page.keyboard.press("Control+Enter");
  await expect(form).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "运营部 周会" })).toBeVisible();
  await expect(page.getByRole("list").filter({ hasText: "上次说定的事" })).toContainText("落后与有风险");
  ids.meeting = page.url().split("/").at(-1) ?? "";
  await axe();
  await picture("meeting-planned");
});

test("two hold it: the agenda is drawn from data, and one writes at a time", async ({
  page,
  browser,
  server,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/session", lin);
  const theirs = await browser.newContext({ baseURL: server.url });
  const other = await theirs.newPage();
  await send(other.request, "post", "/session", chen);
  await page.goto(`/meetings/${ids.meeting}`);
  await other.goto(`/meetings/${ids.meeting}`);
  await expect(page.getByRole("list", { name: "也在这一页的人" })).toContainText("陈晨");
  await press(page, "开始会议");
  const part = (who: Page, title: string) =>
    who.getByRole("listitem").filter({ has: who.getByRole("heading", { name: title, exact: true }) });
  await expect(part(page, "落后与有风险")).toContainText("短信渠道没起量");
  await expect(part(page, "等待决定")).toContainText("等林岳决定：换服务商");
  await expect(part(page, "进展与成果")).toContainText("新增付费用户");
  await expect(part(other, "落后与有风险")).toContainText("日活增长10%");

  await page.getByLabel("“落后与有风险”的纪要").pressSequentially("短信渠道要换");
  // Told by the stream: within a second of the first letter, not of the last.
  await expect(part(other, "落后与有风险").getByRole("status")).toHaveText("林岳正在写…", { timeout: 1_000 });
  await expect(part(page, "落后与有风险")).toContainText("已保存");
  await page.getByLabel("“落后与有风险”的纪要").blur();
  await expect(part(other, "落后与有风险").getByLabel("“落后与有风险”的纪要")).toHaveValue("短信渠道要换");
  await other.getByLabel("“落后与有风险”的纪要").press("End");
  await other.getByLabel("“落后与有风险”的纪要").pressSequentially("，下周前定");
  await expect(part(other, "落后与有风险")).toContainText("已保存");
  await other.getByLabel("“落后与有风险”的纪要").blur();
  await expect(page.getByLabel("“落后与有风险”的纪要")).toHaveValue("短信渠道要换，下周前定");

  await page.keyboard.press("]");
  await expect(part(page, "落后与有风险")).toContainText("正在讨论");
  await axe();
  await picture("meeting-live");

  await part(page, "等待决定").getByRole("button", { name: "记决议" }).click();
  const decision = page.getByRole("dialog", { name: "记决议" });
  await decision.getByLabel("决定了什么").fill("换，先签三个月");
  await page.keyboard.press("Control+Enter");
  await expect(decision).toHaveCount(0);
  await expect(part(page, "等待决定")).toContainText("已决定：换，先签三个月");
  const items = page.getByRole("complementary", { name: "跟进事项" });
  await expect(items).toContainText("换，先签三个月");

  await page.keyboard.press("f");
  const follow = page.getByRole("dialog", { name: "记跟进事项" });
  await follow.getByLabel("要做什么").fill("找三家报价");
  await press(follow, "记下");
  await expect(follow).toContainText("请指定一位责任人");
  await follow.getByLabel("责任人").fill("陈");
  await page.getByRole("option", { name: /陈晨/ }).click();
  await axe();
  await press(follow, "记下");
  await expect(follow).toHaveCount(0);
  await expect(items).toContainText("找三家报价");

  await press(page, "结束会议");
  await press(page.getByRole("dialog", { name: "结束会议？" }), "结束会议");
  await expect(page.getByText(/由林岳结束/)).toBeVisible();
  await theirs.close();
});

test("the next agenda begins with what was promised, and what came of it", async ({ page, axe, picture }) => {
  await send(page.request, "post", "/session", chen);
  const { items: told } = await send(page.request, "get", "/notices");
  expect(told.map((n: { reason: string }) => n.reason)).toEqual(
    expect.arrayContaining(["minutes", "follow_up_given"]),
  );
  await page.goto("/meetings?when=past");
  await expect(page.getByRole("link", { name: "运营部 周会" })).toBeVisible();
  await axe();
  await picture("meetings-past");
  await page.getByRole("link", { name: "运营部 周会" }).click();
  const items = page.getByRole("complementary", { name: "跟进事项" });
  await items.getByRole("button", { name: "做完了" }).click();
  const came = page.getByRole("dialog", { name: "“找三家报价”结果如何" });
  await came.getByLabel("结果如何").fill("乙家最低，已发合同");
  await press(came, "做完了");
  await expect(came).toHaveCount(0);
  await expect(items).toContainText("已完成");

  const { items: coming } = await send(page.request, "get", "/meetings?when=upcoming");
  await page.goto(`/meetings/${coming[0].id}`);
  await press(page, "开始会议");
  const promised = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: "上次说定的事", exact: true }) });
  await expect(promised).toContainText("找三家报价");
  await expect(promised).toContainText("结果：乙家最低，已发合同");
  await axe();
  await picture("meeting-next");

  // As others see it: in English, in the dark, on a phone.
  const me = await send(page.request, "get", "/me");
  await send(page.request, "patch", `/people/${me.id}`, { lang: "en", theme: "dark" });
  await page.reload();
  await expect(page.getByRole("heading", { name: "What was promised last time" })).toBeVisible();
  await axe();
  await picture("meeting-dark-en");
  await page.setViewportSize({ width: 375, height: 800 });
  await expect(page.getByRole("heading", { name: "What was promised last time" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await axe();
  await picture("meeting-phone-en");
});
