import { expect, test } from "./fixture";
import { activate, day, join, password, send } from "./prepare";

// One story on one server: whatever has a line or a page of its own can be talked about there, and its owner hears.
test.describe.configure({ mode: "serial" });

const chen = { email: "chen@example.com", password };
const ids: Record<string, string> = {};

test("about an action, a check-in, a key result and a theme, from their own lines", async ({
  page,
  playwright,
  server,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/setup", {
    workspace: "华岳",
    name: "林岳",
    email: "root@example.com",
    password,
  });
  ids.chen = await join(playwright, page.request, server, { name: "陈静", email: chen.email });
  const cycle = await send(page.request, "post", "/cycles", {
    name: "本季",
    starts_on: day(-30),
    ends_on: day(60),
  });
  await send(page.request, "post", "/themes", { title: "让老用户留下" });
  const objective = await send(page.request, "post", "/objectives", {
    cycle_id: cycle.id,
    title: "提升用户留存率",
    owner_id: ids.chen,
    kind: "committed",
  });
  const kr = await send(page.request, "post", `/objectives/${objective.id}/key-results`, {
    title: "七日留存提到三成",
    measure: { kind: "metric", baseline: "20", target: "30", unit: "%" },
  });
  await activate(page.request, objective.id);
  await send(page.request, "post", `/key-results/${kr.id}/check-ins`, { value: "22", note: "首页改版" });
  await send(page.request, "post", `/key-results/${kr.id}/actions`, {
    title: "改新手引导",
    owner_id: ids.chen,
    due_on: day(20),
  });

  const say = async (words: string) => {
    const drawer = page.getByRole("dialog").last();
    await drawer.getByRole("textbox", { name: "发表评论" }).fill(words);
    await drawer.getByRole("button", { name: "发表评论" }).click();
    await expect(drawer.getByText(words)).toBeVisible();
    await axe();
    await page.keyboard.press("Escape");
    await expect(drawer).toBeHidden();
  };
  await page.goto(`/okrs/${objective.id}`);
  await page.getByRole("button", { name: "“改新手引导”：更多操作" }).click();
  await page.getByRole("menuitem", { name: "讨论" }).click();
  await say("谁来写文案？");
  await page.getByRole("tab", { name: "更新记录" }).click();
  await page.getByRole("button", { name: /讨论：.*的进展（林岳）/ }).click();
  await say("改版之前是多少？");
  await page.getByRole("tab", { name: "讨论" }).click();
  const tab = page.getByRole("tabpanel");
  await tab.getByRole("textbox", { name: "发表评论" }).fill("三成是哪来的？");
  await tab.getByRole("button", { name: "发表评论" }).click();
  await expect(tab.getByText("三成是哪来的？")).toBeVisible();
  await picture("talk-key-result");

  // All of it is with the objective, each with what it is about.
  await page.reload();
  const talk = page.getByRole("listitem");
  await expect(talk.filter({ hasText: "谁来写文案？" }).getByText("行动", { exact: true })).toBeVisible();
  await expect(talk.filter({ hasText: "改版之前是多少？" }).getByText("进展", { exact: true })).toBeVisible();
  await expect(
    talk.filter({ hasText: "三成是哪来的？" }).getByText("关键结果", { exact: true }),
  ).toBeVisible();

  // Words that were marked go with what is said about them.
  await page.getByRole("heading", { name: "七日留存提到三成" }).dblclick({ position: { x: 20, y: 10 } });
  await expect(page.getByRole("button", { name: "不引用" })).toBeVisible();
  const marked = await page.evaluate(() => String(window.getSelection()).trim());
  await page.getByRole("textbox", { name: "发表评论" }).fill("按哪天的口径？");
  await page.getByRole("button", { name: "发表评论" }).click();
  const said = talk.filter({ hasText: "按哪天的口径？" });
  await expect(said.locator("q")).toHaveText(marked);
  await expect(said.getByText("关键结果", { exact: true })).toBeVisible();

  await page.goto("/settings/themes");
  await page.getByRole("button", { name: "讨论：让老用户留下" }).click();
  await say("今年还是它吗？");

  // A lesson, whose author is led back to it.
  const lesson = { objective_id: objective.id, words: "先备一条通道" };
  await send(page.request, "post", "/lessons", lesson);
  await page.goto("/review/lessons");
  await page.getByRole("button", { name: "讨论：先备一条通道" }).click();
  await say("备哪一条？");
});

test("on the page of a metric and of a meeting; the owner hears and is led there", async ({
  page,
  playwright,
  server,
  axe,
}) => {
  await send(page.request, "post", "/session", { email: "root@example.com", password });
  const own = await playwright.request.newContext({ baseURL: server.url });
  await send(own, "post", "/session", chen);
  const metric = await send(page.request, "post", "/metrics", {
    name: "七日留存",
    unit: "%",
    direction: "up",
    owner_id: ids.chen,
  });
  const meeting = await send(own, "post", "/meetings", {
    kind: "weekly",
    title: "留存周会",
    people_ids: [(await send(page.request, "get", "/me")).id],
    starts_on: day(1),
    at: "10:00",
    minutes: 30,
  });
  await own.dispose();
  for (const [at, words] of [
    [`/metrics/${metric.id}`, "口径含不含游客？"],
    [`/meetings/${meeting.id}`, "我晚到十分钟"],
  ] as const) {
    await page.goto(at);
    await page.getByRole("textbox", { name: "发表评论" }).fill(words);
    await page.getByRole("button", { name: "发表评论" }).click();
    await expect(page.getByText(words)).toBeVisible();
    await axe();
  }
  await send(page.request, "post", "/session", chen);
  await page.goto("/inbox");
  await expect(page.getByText("我晚到十分钟")).toBeVisible();
  await page
    .getByRole("link", { name: /七日留存/ })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`/metrics/${metric.id}`));
  await expect(page.getByText("口径含不含游客？")).toBeVisible();
});

test("about a cycle and about private feedback: who is told is led there, with what was said open", async ({
  page,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/session", { email: "root@example.com", password });
  const [cycle] = (await send(page.request, "get", "/cycles")).items;
  await send(page.request, "post", "/comments", {
    subject_kind: "cycle",
    subject_id: cycle.id,
    body: `打分能提前一周吗？@[陈静](person:${ids.chen})`,
  });
  const given = { kind: "feedback", person_ids: [ids.chen], body: "汇报再短一点", visibility: "private" };
  const feedback = await send(page.request, "post", "/feedback", given);

  await send(page.request, "post", "/session", chen);
  await page.goto("/inbox");
  const notice = page.getByRole("listitem").filter({ hasText: "打分能提前一周吗？" });
  await expect(notice.getByText("周期")).toBeVisible();
  await notice.getByRole("link", { name: "本季" }).click();
  const drawer = page.getByRole("dialog");
  await expect(drawer.getByText("打分能提前一周吗？")).toBeVisible();
  await drawer.getByRole("button", { name: "回复" }).click();
  const answer = drawer.getByRole("textbox", { name: "回复" });
  await answer.fill("可以，我来改日历");
  await drawer.getByRole("button", { name: "回复" }).click();
  await expect(drawer.getByText("可以，我来改日历")).toBeVisible();
  await axe();
  await picture("talk-cycle");
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await expect(page).toHaveURL(/\/settings\/cycles$/); // closed is closed, also after a reload

  await page.goto("/feedback?box=received");
  await page.getByRole("button", { name: "讨论：林岳给陈静的反馈" }).click();
  await drawer.getByRole("textbox", { name: "发表评论" }).fill("下周只讲三页");
  await drawer.getByRole("button", { name: "发表评论" }).click();
  await expect(drawer.getByText("下周只讲三页")).toBeVisible();

  await send(page.request, "post", "/session", { email: "root@example.com", password });
  await page.goto("/inbox");
  await page
    .getByRole("listitem")
    .filter({ hasText: "下周只讲三页" })
    .getByRole("link", { name: "反馈" })
    .click();
  await expect(page).toHaveURL(new RegExp(`/feedback\\?id=${feedback.id}`));
  await expect(drawer.getByText("下周只讲三页")).toBeVisible();
  await axe();
  await page.keyboard.press("Escape");
  await expect(page.getByText("汇报再短一点")).toBeVisible();
  await page.getByRole("button", { name: "看全部" }).click();
  await expect(page).toHaveURL(/\/feedback$/);
});
