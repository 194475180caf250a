import type { APIRequestContext, Page } from "@playwright/test";
import { test as base, expect } from "./fixture";
import { password, send } from "./prepare";
import { type Simulated, shanghai, startSimulated } from "./simulated";

/** A week of a department, from the Monday's reminders to the next Monday's agenda, by a clock that the journey moves. */
const test = base.extend<object, { week: Simulated }>({
  week: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const week = await startSimulated("2026-11-12 10:00");
      await use(week);
      await week.stop();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ week }, use) => {
    await use(week.url);
  },
});
test.describe.configure({ mode: "serial" });

const lin = { email: "root@example.com", password };
const chen = { email: "chen@example.com", password };
const ids: Record<string, string> = {};
const paying = "新增付费用户1000人";

/** The server's clock and the page's go to a time together, and somebody signs in. */
async function at(week: Simulated, page: Page, when: string, who?: object) {
  await week.to(when);
  await page.clock.setFixedTime(shanghai(when));
  if (who) await send(page.request, "post", "/session", who);
}

/** A department with two key results, which are due on Mondays, a problem to decide, and a weekly meeting. */
async function seed(root: APIRequestContext, other: APIRequestContext) {
  const me = await send(root, "post", "/setup", { workspace: "华岳", name: "林岳", ...lin });
  const team = await send(root, "post", "/teams", { name: "运营部", lead_id: me.id });
  const who = { name: "陈晨", email: chen.email, team_id: team.id, manager_id: me.id };
  const person = await send(root, "post", "/people", who);
  const { url } = await send(root, "post", `/people/${person.id}/invitation`);
  await send(other, "post", `/invitations/${url.split("/").at(-1)}`, { password });
  const span = { starts_on: "2026-10-01", ends_on: "2026-12-31" };
  const cycle = await send(root, "post", "/cycles", { name: "2026 年第四季度", ...span });
  const objective = await send(other, "post", "/objectives", {
    cycle_id: cycle.id,
    title: "提升用户留存率",
    owner_id: person.id,
    kind: "committed",
  });
  for (const [title, baseline, target] of [
    ["日均活跃用户数增长10%", "50000", "55000"],
    [paying, "0", "1000"],
  ]) {
    const kr = await send(other, "post", `/objectives/${objective.id}/key-results`, {
      title,
      measure: { kind: "metric", baseline, target, unit: "人" },
      cadence: { kind: "weekly", weekday: 1 },
    });
    ids[title ?? ""] = kr.id;
  }
  await send(other, "post", `/objectives/${objective.id}/submit`, {});
  await send(root, "post", `/objectives/${objective.id}/approve`, {});
  await send(other, "post", `/objectives/${objective.id}/activate`, {});
  await send(other, "post", "/problems", {
    title: "短信被限流",
    key_result_id: ids["日均活跃用户数增长10%"],
    decider_id: me.id,
    question: "换服务商，每月多 1.2 万，可以吗？",
  });
  await send(root, "post", "/meetings", {
    kind: "weekly",
    title: "运营部周会",
    team_id: team.id,
    starts_on: "2026-11-16",
    at: "15:00",
    minutes: 60,
    cadence: { kind: "weekly", weekday: 1 },
  });
  await send(other, "patch", "/notice-choices", {
    hours: {
      quiet_from: "19:00",
      quiet_until: "08:30",
      workdays_only: true,
      digest: "weekly",
      digest_at: "17:00",
    },
  });
}

const subjects = async (week: Simulated, name: string) => (await week.letters(name)).map((l) => l.Subject);

test("on Monday morning who owes a check-in is reminded, and checks in from the letter", async ({
  page,
  playwright,
  week,
  axe,
  picture,
}) => {
  const other = await playwright.request.newContext({ baseURL: week.url });
  await seed(page.request, other);
  await other.dispose();
  await page.context().clearCookies();
  await at(week, page, "2026-11-16 08:31");
  await at(week, page, "2026-11-16 09:15");
  await at(week, page, "2026-11-16 09:20");
  const reminder = (await week.letters("陈晨")).find((l) => l.URL.includes("/update/"));
  expect(reminder, (await subjects(week, "陈晨")).join("\n")).toBeDefined();
  expect(reminder?.Items?.map((i) => i.Title).join()).toContain(paying);

  await page.goto(reminder?.URL ?? "");
  await expect(page.getByRole("heading", { name: "陈晨，请更新进展" })).toBeVisible();
  for (const [title, value, note] of [
    ["日均活跃用户数增长10%", "5.05万", "短信渠道没起量"],
    [paying, "620", "比预期好"],
  ]) {
    const heading = page.getByRole("heading", { name: title ?? "" });
    const line = page.locator("section").filter({ has: heading }).last();
    await line
      .getByRole("textbox")
      .first()
      .fill(value ?? "");
    await line
      .getByRole("textbox")
      .last()
      .fill(note ?? "");
    await line.getByRole("button", { name: "提交" }).click();
    await expect(line.getByRole("status")).toHaveText("已提交，谢谢。");
  }
  await axe();
  await picture("simulated-letter");
});

test("the weekly meeting decides twice and gives three follow-ups", async ({ page, week, picture }) => {
  await at(week, page, "2026-11-16 15:00", lin);
  await page.goto("/meetings");
  await page.getByRole("link", { name: "运营部周会" }).first().click();
  await page.getByRole("button", { name: "开始会议" }).click();
  const part = (title: string) =>
    page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
  await expect(part("落后与有风险")).toContainText("短信渠道没起量");
  await expect(part("进展与成果")).toContainText(paying);
  await part("等待决定").getByRole("button", { name: "记决议" }).click();
  const decision = page.getByRole("dialog", { name: "记决议" });
  for (const words of ["换，先签三个月", "本周先停掉短信以外的投放"]) {
    if (!(await decision.isVisible())) await page.keyboard.press("d");
    await decision.getByLabel("决定了什么").fill(words);
    await page.keyboard.press("Control+Enter");
    await expect(decision).toHaveCount(0);
  }
  const follow = page.getByRole("dialog", { name: "记跟进事项" });
  for (const [words, day] of [
    ["找三家报价", "2026-11-18"],
    ["把漏斗拆到渠道", "2026-11-20"],
    ["和法务过一遍合同", "2026-11-27"],
  ]) {
    await page.keyboard.press("f");
    await follow.getByLabel("要做什么").fill(words ?? "");
    await follow.getByLabel("责任人").fill("陈");
    await page.getByRole("option", { name: /陈晨/ }).click();
    await follow.getByLabel("时间节点").fill(day ?? "");
    await follow.getByRole("button", { name: "记下" }).click();
    await expect(follow).toHaveCount(0);
  }
  await picture("simulated-meeting");
  await page.getByRole("button", { name: "结束会议" }).click();
  await page.getByRole("dialog", { name: "结束会议？" }).getByRole("button", { name: "结束会议" }).click();
  await expect(page.getByText(/由林岳结束/)).toBeVisible();
});

test("what was promised reaches who promised it, and one is kept", async ({ page, week }) => {
  await at(week, page, "2026-11-16 16:30");
  const given = (await week.letters("陈晨")).flatMap((l) => (l.Items ?? []).map((i) => i.Words));
  for (const words of ["找三家报价", "把漏斗拆到渠道", "和法务过一遍合同"]) {
    expect(
      given.filter((w) => w.includes(words)),
      given.join("\n"),
    ).not.toHaveLength(0);
  }
  await at(week, page, "2026-11-18 10:00", chen);
  await page.goto("/meetings?when=past");
  await page.getByRole("link", { name: "运营部周会" }).click();
  const items = page.getByRole("complementary", { name: "跟进事项" });
  await items
    .getByRole("listitem")
    .filter({ hasText: "找三家报价" })
    .getByRole("button", { name: "做完了" })
    .click();
  const came = page.getByRole("dialog", { name: "“找三家报价”结果如何" });
  await came.getByLabel("结果如何").fill("乙家最低，已发合同");
  await came.getByRole("button", { name: "做完了" }).click();
  await expect(came).toHaveCount(0);
  await send(page.request, "post", "/session", lin);
  for (const body of ["周五前能到 700 吗？", "漏斗先看安卓"]) {
    const about = { subject_kind: "key_result", subject_id: ids[paying] };
    await send(page.request, "post", "/comments", { ...about, body });
  }
});

test("on Friday at five the week is told in one letter", async ({ page, week }) => {
  const digests = async () => (await week.letters("陈晨")).filter((l) => l.Subject.startsWith("摘要"));
  await at(week, page, "2026-11-20 16:59");
  expect(await digests(), "before its time").toEqual([]);
  await at(week, page, "2026-11-20 17:01");
  await at(week, page, "2026-11-20 17:30");
  const [digest, ...more] = await digests();
  expect(more).toEqual([]);
  expect(digest?.Subject).toBe("摘要：4 条更新");
  expect(digest?.Items?.map((i) => i.Head)).toEqual([
    "林岳 就问题作了决定",
    "林岳 结束了会议，纪要已发出",
    "林岳 评论了你负责的内容",
    "林岳 评论了你负责的内容",
  ]);
  expect(digest?.Items?.[1]?.Words).toContain("找三家报价 → 陈晨 2026-11-18");
});

test("the next agenda knows what was promised", async ({ page, week, axe, picture }) => {
  await at(week, page, "2026-11-23 15:00", lin);
  await page.goto("/meetings");
  await page.getByRole("link", { name: "运营部周会" }).first().click();
  await page.getByRole("button", { name: "开始会议" }).click();
  const promised = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: "上次说定的事", exact: true }) });
  await expect(promised).toContainText("结果：乙家最低，已发合同");
  for (const words of ["找三家报价", "把漏斗拆到渠道", "和法务过一遍合同"]) {
    await expect(promised).toContainText(words);
  }
  await axe();
  await picture("simulated-next");
});
